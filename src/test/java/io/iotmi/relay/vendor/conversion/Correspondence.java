package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.binding.Binding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A conversion as a folder declares it, tried with texts. */
final class Correspondence {
  private final Conversion conversion;
  private final Facts facts;

  private Correspondence(Conversion conversion, Facts facts) {
    this.conversion = conversion;
    this.facts = facts;
  }

  /** The conversion of a binding to this attribute, whose other members are given. */
  static Correspondence of(String attribute, String members) {
    return of("'attribute': '" + attribute + "'" + (members.isEmpty() ? "" : ", " + members));
  }

  static Correspondence of(String members) {
    Binding binding =
        Folders.acme()
            .binding("{'value': 'v', " + members + "}")
            .read()
            .bindings()
            .all()
            .getFirst();
    return new Correspondence(
        assertInstanceOf(Binding.State.class, binding).conversion(), Facts.NONE);
  }

  Correspondence described(String json) {
    return new Correspondence(conversion, Facts.read(assertInstanceOf(Json.Obj.class, json(json))));
  }

  /** The attribute's value, several with spaces between them, or what is wrong. */
  String toMatter(String vendor) {
    return text(conversion.toMatter(json(vendor), facts));
  }

  /** The vendor's value, or what is wrong. */
  String toVendor(String... matter) {
    List<Json> values = new ArrayList<>();
    for (String value : matter) {
      values.add(json(value));
    }
    return text(conversion.toVendor(values, facts));
  }

  /** Every value of the vendor from one to another comes back from the attribute. */
  void returnsEachOfTheVendor(String from, String to, String step) {
    for (BigDecimal value = new BigDecimal(from);
        value.compareTo(new BigDecimal(to)) <= 0;
        value = value.add(new BigDecimal(step))) {
      String text = text(Converted.of(Numbers.json(value)));
      assertEquals(text, toVendor(toMatter(text)), "by way of " + toMatter(text));
    }
  }

  /** Every value of the attribute from one to another comes back from the vendor. */
  void returnsEachOfTheAttribute(int from, int to) {
    for (int value = from; value <= to; value++) {
      String text = Integer.toString(value);
      assertEquals(text, toMatter(toVendor(text)), "by way of " + toVendor(text));
    }
  }

  private static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String text(Converted converted) {
    return switch (converted) {
      case Converted.Values(List<Json> values) ->
          String.join(" ", values.stream().map(Correspondence::text).toList());
      case Converted.Wrong(String rule, String reason) -> rule + ": " + reason;
      case Converted.Undescribed(String fact) -> "needs " + fact;
    };
  }

  private static String text(Json json) {
    return new String(JsonWriter.bytes(json), StandardCharsets.UTF_8).replace('"', '\'');
  }
}
