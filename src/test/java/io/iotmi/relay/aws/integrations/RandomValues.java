package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random values of the kinds that requests hold; the same seed gives the same ones. */
final class RandomValues {
  static final String WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Random random;

  RandomValues(long seed) {
    this.random = new Random(seed);
  }

  /** A number from 0 and below the limit. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  /** Any JSON, nested at most this deep. */
  Json document(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new Json.Text(text(WORD + "\"\\/\n\t äЖ灯", 30));
      case 1 -> new Json.Num(Long.toString(random.nextLong()));
      case 2 -> new Json.Num(random.nextInt(1_000) + "." + (1 + random.nextInt(999)));
      case 3 -> new Json.Bool(random.nextBoolean());
      case 4 -> Json.Null.NULL;
      case 5 -> array(4, () -> document(depth - 1));
      default -> {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(text(WORD + " ä", 10), document(depth - 1));
        }
        yield new Json.Obj(members);
      }
    };
  }

  Json id() {
    return new Json.Text("0x" + Integer.toHexString(random.nextInt(0x10000)));
  }

  Json number(int least, int most) {
    return new Json.Num(Integer.toString(least + random.nextInt(most - least + 1)));
  }

  Json word(String letters, int longest) {
    return new Json.Text(text(letters, longest));
  }

  /** At least one of the letters. */
  String text(String letters, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(longest); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  Json array(int most, Supplier<Json> item) {
    return new Json.Arr(list(most, item));
  }

  /** At most this many items, or none. */
  <T> List<T> list(int most, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  /** The value in three of four calls, else null. */
  <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(4) > 0 ? value.get() : null;
  }
}
