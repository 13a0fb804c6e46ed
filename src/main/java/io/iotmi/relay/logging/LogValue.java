package io.iotmi.relay.logging;

import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value as a field of a line. Whatever is not a plain value of the JDK shows its {@code
 * toString}, never its members: the relay's values decide there what may be seen.
 */
final class LogValue {
  private static final int MAX_DEPTH = 8;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private LogValue() {}

  static Json of(@Nullable Object value) {
    return of(value, MAX_DEPTH);
  }

  /** The context holds text alone; these fields of Powertools are of another type by contract. */
  static Json ofContext(String name, @Nullable String value) {
    if (value == null) {
      return Json.Null.NULL;
    }
    return switch (name) {
      case "cold_start" -> new Json.Bool(Boolean.parseBoolean(value));
      case "function_memory_size" ->
          WHOLE_NUMBER.matcher(value).matches() ? new Json.Num(value) : new Json.Text(value);
      default -> new Json.Text(value);
    };
  }

  private static Json of(@Nullable Object value, int depthLeft) {
    if (depthLeft == 0) {
      return new Json.Text("...");
    }
    return switch (value) {
      case null -> Json.Null.NULL;
      case Boolean flag -> new Json.Bool(flag);
      case Byte _, Short _, Integer _, Long _, BigInteger _, BigDecimal _ ->
          new Json.Num(value.toString());
      case Double number when Double.isFinite(number) -> new Json.Num(number.toString());
      case Float number when Float.isFinite(number) -> new Json.Num(number.toString());
      case Throwable thrown -> new Json.Text(LogError.name(thrown));
      case Map<?, ?> map -> object(map, depthLeft);
      case Collection<?> items -> array(items, depthLeft);
      case Object[] items -> array(Arrays.asList(items), depthLeft);
      default -> new Json.Text(text(value));
    };
  }

  private static Json object(Map<?, ?> map, int depthLeft) {
    Map<String, Json> members = new LinkedHashMap<>();
    map.forEach((name, value) -> members.put(String.valueOf(name), of(value, depthLeft - 1)));
    return new Json.Obj(members);
  }

  private static Json array(Collection<?> items, int depthLeft) {
    List<Json> values = new ArrayList<>();
    for (Object item : items) {
      values.add(of(item, depthLeft - 1));
    }
    return new Json.Arr(values);
  }

  private static String text(Object value) {
    String text = value.toString();
    return text == null ? "null" : text;
  }
}
