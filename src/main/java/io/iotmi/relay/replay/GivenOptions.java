package io.iotmi.relay.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of one command line, by what they mean. */
final class GivenOptions {
  private final Map<Option, List<String>> values = new EnumMap<>(Option.class);

  /**
   * Takes {@code --name value}, {@code --name=value}, and the names of flags.
   *
   * @param arguments behind the action
   */
  GivenOptions(Action action, List<String> arguments) throws WrongArguments {
    for (int i = 0; i < arguments.size(); i++) {
      String[] parts = arguments.get(i).split("=", 2);
      Option option = Option.read(parts[0]);
      if (option == null) {
        throw new WrongArguments("unknown option " + parts[0]);
      }
      if (!option.goesWith(action)) {
        throw new WrongArguments(parts[0] + " does not go with " + action.spelling());
      }
      if (option.hasValue() && parts.length == 1 && ++i == arguments.size()) {
        throw new WrongArguments(parts[0] + " needs a value");
      }
      if (!option.hasValue() && parts.length == 2) {
        throw new WrongArguments(parts[0] + " takes no value");
      }
      String value = parts.length == 2 ? parts[1] : arguments.get(i);
      values.computeIfAbsent(option, o -> new ArrayList<>()).add(value);
    }
  }

  boolean has(Option option) {
    return values.containsKey(option);
  }

  List<String> all(Option option) {
    return values.getOrDefault(option, List.of());
  }

  @Nullable String one(Option option) throws WrongArguments {
    List<String> all = all(option);
    if (all.size() > 1) {
      throw new WrongArguments(option.spelling() + " is given twice");
    }
    return all.isEmpty() ? null : all.getFirst();
  }

  int whole(Option option, int preset) throws WrongArguments {
    String text = one(option);
    try {
      int number = text == null ? preset : Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below like any other number that does not fit.
    }
    throw new WrongArguments(option.spelling() + " must be a whole number of at least 1");
  }

  double rate(double preset, double least, double most) throws WrongArguments {
    String text = one(Option.RATE);
    try {
      double rate = text == null ? preset : Double.parseDouble(text);
      if (rate >= least && rate <= most) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Refused below like any other number that does not fit.
    }
    throw new WrongArguments(
        "--rate must be messages a second, from %.0f to %.0f".formatted(least, most));
  }

  Duration hold(Duration preset, Duration least, Duration most) throws WrongArguments {
    String text = one(Option.HOLD);
    try {
      Duration hold = text == null ? preset : Duration.parse(text);
      if (hold.compareTo(least) >= 0 && hold.compareTo(most) <= 0) {
        return hold;
      }
    } catch (DateTimeException e) {
      // Refused below like any other time that does not fit.
    }
    throw new WrongArguments("--hold must be an ISO 8601 duration from " + least + " to " + most);
  }

  /** A timestamp, or how long ago. */
  @Nullable Instant time(Option option, Instant now) throws WrongArguments {
    String text = one(option);
    if (text == null) {
      return null;
    }
    try {
      return text.startsWith("P")
          ? now.minus(Duration.parse(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new WrongArguments(
          option.spelling()
              + " must be a time such as 2026-01-31T12:00:00Z, or how long ago, such as PT2H or"
              + " P1D");
    }
  }
}
