package io.iotmi.relay.stage.recall;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Sha256;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of an attribute that was sent.
 *
 * @param order where it stands among those of its attribute; null where order is not looked at
 * @param value hash of its value; null where values are not compared
 */
record Sent(@Nullable StateOrder order, @Nullable String value) {
  private static final String ORDER = "order";
  private static final String VALUE = "value";

  /** As much of the hash as tells the values of one attribute from each other. */
  private static final int DIGITS = 16;

  /** The same for each spelling of a value. */
  static String hash(Json value) {
    return Sha256.hex(JsonWriter.canonical(value)).substring(0, DIGITS);
  }

  /** Of this one and one that was sent after it, the one that counts. */
  Sent or(Sent later) {
    return order != null && later.order != null && later.order.isBefore(order, Duration.ZERO)
        ? this
        : later;
  }

  /** Without a value, the order alone. */
  Json toJson() {
    Json place = order == null ? null : order.toJson();
    return value == null && place != null
        ? place
        : new JsonMembers().add(ORDER, place).text(VALUE, value).object();
  }

  /** What {@link #toJson} wrote; null for anything else. */
  static @Nullable Sent read(Json json) {
    if (!(json instanceof Json.Obj object)) {
      StateOrder order = StateOrder.read(json);
      return order == null ? null : new Sent(order, null);
    }
    Json place = object.get(ORDER);
    StateOrder order = place == null ? null : StateOrder.read(place);
    String value = object.text(VALUE);
    return order == null && value == null ? null : new Sent(order, value);
  }
}
