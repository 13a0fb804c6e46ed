package io.iotmi.relay.startup;

import io.iotmi.relay.model.Environment;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads environment variables and collects what is wrong with them. */
final class Variables {
  private final Environment environment;
  private final List<String> faults = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.environment = new Environment(environment::get);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  String required(String name, String pattern, String expected) {
    String value = optional(name, pattern, expected);
    if (value == null && environment.given(name) == null) {
      faults.add(name + " is not set, it must be " + expected);
    }
    return value == null ? "" : value;
  }

  @Nullable String optional(String name, String pattern, String expected) {
    String value = environment.given(name);
    return value == null || value.matches(pattern) ? value : wrong(name, expected);
  }

  String text(String name, String pattern, String expected, String preset) {
    String value = optional(name, pattern, expected);
    return value == null ? preset : value;
  }

  /** Names with commas between them; blanks around a comma and an empty name do not count. */
  Set<String> names(String name, String pattern, String expected) {
    String value = environment.given(name);
    if (value == null) {
      return Set.of();
    }
    Set<String> names =
        Arrays.stream(value.split(",", -1))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    if (names.isEmpty() || !names.stream().allMatch(each -> each.matches(pattern))) {
      wrong(name, expected);
    }
    return names;
  }

  /** The second variable has to be set where the first one is. */
  void together(String first, String second) {
    if (environment.given(second) == null) {
      faults.add(second + " is not set, and " + first + " needs it");
    }
  }

  /** On by the word {@code true} alone, as Powertools reads its flags. */
  boolean flag(String name) {
    return Boolean.parseBoolean(environment.given(name));
  }

  Duration duration(String name, Duration preset, Duration least) {
    String value = environment.given(name);
    String expected = "an ISO 8601 duration of at least " + least + ", such as " + preset;
    try {
      Duration duration = value == null ? preset : Duration.parse(value);
      if (duration.compareTo(least) < 0 || duration.compareTo(Duration.ofDays(3_650)) > 0) {
        wrong(name, expected);
      }
      return duration;
    } catch (DateTimeException | ArithmeticException e) {
      wrong(name, expected);
      return preset;
    }
  }

  @Nullable URI url(String name) {
    return url(name, "the URL of an SQS queue");
  }

  @Nullable URI url(String name, String expected) {
    String value = environment.given(name);
    if (value == null) {
      return null;
    }
    try {
      URI url = URI.create(value);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Reported as any other text that is no URL.
    }
    wrong(name, expected);
    return null;
  }

  double rate(String name, double preset) {
    String value = environment.given(name);
    if (value == null) {
      return preset;
    }
    if (value.equals("unlimited")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      double rate = Double.parseDouble(value);
      if (rate >= 0.01 && rate <= 1_000_000_000) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Reported as any other number that does not fit.
    }
    wrong(name, "requests a second, at least 0.01, or unlimited");
    return preset;
  }

  /** A fraction as well as a number, since a template cannot divide. */
  double share(String name) {
    String value = environment.given(name);
    if (value == null) {
      return 1;
    }
    String[] parts = value.split("/", -1);
    try {
      double share = Double.parseDouble(parts[0]);
      if (parts.length == 2) {
        share /= Double.parseDouble(parts[1]);
      }
      if (parts.length <= 2 && share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Reported as any other number that does not fit.
    }
    wrong(name, "a number above 0 and up to 1, or a fraction such as 0.7/2");
    return 1;
  }

  int whole(String name, int preset, int least, int most) {
    String value = environment.given(name);
    if (value == null) {
      return preset;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported as any other number that does not fit.
    }
    wrong(name, "a whole number from " + least + " to " + most);
    return preset;
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type, E preset) {
    String value = environment.given(name);
    if (value == null) {
      return preset;
    }
    for (E constant : type.getEnumConstants()) {
      if (spelling(constant).equals(value)) {
        return constant;
      }
    }
    wrong(
        name,
        Arrays.stream(type.getEnumConstants())
            .map(Variables::spelling)
            .collect(Collectors.joining(" or ")));
    return preset;
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private @Nullable String wrong(String name, String expected) {
    faults.add(name + " must be " + expected);
    return null;
  }
}
