package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import org.jspecify.annotations.Nullable;

/**
 * Values of attributes as DynamoDB writes them. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
final class AttributeValue {
  private static final String TEXT = "S";
  private static final String NUMBER = "N";

  private AttributeValue() {}

  static Json text(String value) {
    return new JsonMembers().text(TEXT, value).object();
  }

  static Json number(long value) {
    return new JsonMembers().text(NUMBER, Long.toString(value)).object();
  }

  /** Null where the item has no such text. */
  static @Nullable String text(Json.Obj item, String name) {
    return item.get(name) instanceof Json.Obj value ? value.text(TEXT) : null;
  }

  /** Null where the item has no such whole number. */
  static @Nullable Long number(Json.Obj item, String name) {
    String digits = item.get(name) instanceof Json.Obj value ? value.text(NUMBER) : null;
    try {
      return digits == null ? null : Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
