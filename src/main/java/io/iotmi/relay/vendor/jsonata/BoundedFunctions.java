package io.iotmi.relay.vendor.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Fn1;
import com.dashjoin.jsonata.Jsonata.Fn2;
import com.dashjoin.jsonata.Jsonata.Fn3;
import com.dashjoin.jsonata.Jsonata.Fn4;
import com.dashjoin.jsonata.Jsonata.Frame;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Built-in functions that can make much of little in one step, held to the bound of a text; and
 * {@code $parseJson}, for vendors that put JSON into a text.
 */
final class BoundedFunctions {
  private BoundedFunctions() {}

  static void bind(Frame frame, Bounds bounds) {
    int most = bounds.length();
    Fn3<String, Number, String, String> pad =
        (text, width, filling) -> {
          if (Math.abs(width.doubleValue()) > most) {
            throw Watch.tooLong(bounds);
          }
          return Functions.pad(text, width, filling);
        };
    frame.bind("pad", Jsonata.function("pad", pad, "<s-ns?:s>"));
    Fn2<List<String>, String, String> join =
        (texts, separator) -> {
          if (texts != null && joined(texts, separator) > most) {
            throw Watch.tooLong(bounds);
          }
          return Functions.join(texts, separator);
        };
    frame.bind("join", Jsonata.function("join", join, "<a<s>s?:s>"));
    Fn4<String, Object, Object, Integer, Object> replace =
        (text, pattern, replacement, limit) -> {
          if (text != null && replaced(text, replacement) > most) {
            throw Watch.tooLong(bounds);
          }
          return Functions.replace(text, pattern, replacement, limit);
        };
    frame.bind("replace", Jsonata.function("replace", replace, "<s-(sf)(sf)n?:s>"));
    Fn1<String, @Nullable Object> parse = BoundedFunctions::parsed;
    frame.bind("parseJson", Jsonata.function("parseJson", parse, "<s-:x>"));
  }

  private static long joined(List<String> texts, @Nullable String separator) {
    long length = separator == null ? 0 : (long) texts.size() * separator.length();
    for (String text : texts) {
      length += text.length();
    }
    return length;
  }

  /** What a replacement between all characters would come to. */
  private static long replaced(String text, @Nullable Object replacement) {
    return replacement instanceof String other ? (text.length() + 1L) * other.length() : 0;
  }

  private static @Nullable Object parsed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return JavaValues.of(JsonReader.read(text), ReadMembers.none(), "");
    } catch (JsonSyntaxException e) {
      throw new EvaluationStopped("$parseJson got a text that is " + e.getMessage());
    }
  }
}
