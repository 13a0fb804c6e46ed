package io.iotmi.relay.vendor.jsonata;

import com.dashjoin.jsonata.Jsonata;
import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the library takes and gives it: maps, lists, texts, numbers, booleans, null. */
final class JavaValues {
  /** Digits that every long has room for. */
  private static final int LONG_DIGITS = 18;

  /** Beyond this a double leaves out whole numbers. */
  private static final double EXACT = 9_007_199_254_740_992.0;

  private final int most;
  private int written;

  private JavaValues(int most) {
    this.most = most;
  }

  static @Nullable Object of(Json json, ReadMembers log, String path) {
    return switch (json) {
      case Json.Obj(var members) -> {
        Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach((name, value) -> map.put(name, of(value, log, path + "/" + name)));
        yield log.kept() ? new WatchedObject(map, log, path) : map;
      }
      case Json.Arr(var items) -> {
        List<@Nullable Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(of(item, log, path + "/*")));
        yield list;
      }
      case Json.Text(String value) -> value;
      case Json.Num(String literal) -> number(literal);
      case Json.Bool(boolean value) -> value;
      case Json.Null() -> null;
    };
  }

  /** Whole numbers keep their digits, since many vendors have ids that are numbers. */
  private static Number number(String literal) {
    boolean whole = literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    if (whole && literal.length() <= LONG_DIGITS) {
      long value = Long.parseLong(literal);
      return (int) value == value ? (Number) (int) value : (Number) value;
    }
    double value = Double.parseDouble(literal);
    return whole && Double.isFinite(value) ? new BigDecimal(literal) : (Number) value;
  }

  /**
   * The result of an evaluation; null where the expression found nothing.
   *
   * @param most as {@link Bounds#output}
   */
  static @Nullable Json result(@Nullable Object value, int most) {
    return value == null ? null : new JavaValues(most).json(value);
  }

  private Json json(@Nullable Object value) {
    count(1);
    return switch (value) {
      case null -> Json.Null.NULL;
      case String text -> {
        count(text.length());
        yield new Json.Text(text);
      }
      case Boolean flag -> new Json.Bool(flag);
      case Number number -> number(number);
      case Map<?, ?> map -> {
        Map<String, Json> members = new LinkedHashMap<>();
        map.forEach(
            (name, member) -> {
              count(String.valueOf(name).length());
              members.put(String.valueOf(name), json(member));
            });
        yield new Json.Obj(members);
      }
      case List<?> list -> {
        List<Json> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(json(item)));
        yield new Json.Arr(items);
      }
      case Object other when other.equals(Jsonata.NULL_VALUE) -> Json.Null.NULL;
      default -> throw new EvaluationStopped("the expression gives a function, which is no JSON");
    };
  }

  private static Json number(Number number) {
    if (number instanceof Double value) {
      if (!Double.isFinite(value)) {
        throw new EvaluationStopped("the expression gives a number that JSON cannot hold");
      }
      return new Json.Num(
          value == Math.rint(value) && Math.abs(value) < EXACT
              ? Long.toString(value.longValue())
              : Double.toString(value));
    }
    return new Json.Num(number.toString());
  }

  private void count(int more) {
    written += more;
    if (written > most) {
      throw new EvaluationStopped(
          "the expression gives more than " + most + " values and characters");
    }
  }
}
