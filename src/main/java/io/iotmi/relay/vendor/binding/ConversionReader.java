package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.conversion.AttributeValue;
import io.iotmi.relay.vendor.conversion.ColorConversion;
import io.iotmi.relay.vendor.conversion.ColorForm;
import io.iotmi.relay.vendor.conversion.Conversion;
import io.iotmi.relay.vendor.conversion.Converted;
import io.iotmi.relay.vendor.conversion.MapConversion;
import io.iotmi.relay.vendor.conversion.PlainConversion;
import io.iotmi.relay.vendor.conversion.ScriptConversion;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Expression;
import io.iotmi.relay.vendor.jsonata.ExpressionFault;
import io.iotmi.relay.vendor.matter.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the conversion of a binding; its members say which one it is. */
final class ConversionReader {
  private final Bounds bounds;

  ConversionReader(Bounds bounds) {
    this.bounds = bounds;
  }

  /** The conversion, or null with a fault. */
  @Nullable Conversion read(Declared binding, List<Attribute> attributes) {
    if (binding.has("toMatter")) {
      return script(binding, attributes);
    }
    if (binding.has("color")) {
      return color(binding, attributes);
    }
    if (attributes.size() != 1) {
      binding.fault("attributes", "need color, or toMatter and toVendor");
      return null;
    }
    Attribute attribute = attributes.getFirst();
    if (binding.has("map")) {
      return map(binding, attribute);
    }
    if (attribute.numeric()) {
      return NumberReader.read(binding, attribute);
    }
    return new PlainConversion(attribute, attribute.bool() && binding.flag("invert", false));
  }

  @Nullable Expression expression(Declared binding, String member) {
    String text = binding.text(member);
    if (text == null) {
      return null;
    }
    try {
      return Expression.compile(binding.file() + " " + binding.at(member), text);
    } catch (ExpressionFault e) {
      binding.fault(member, (e.place() + " " + e.getMessage()).strip());
      return null;
    }
  }

  private @Nullable Conversion script(Declared binding, List<Attribute> attributes) {
    Expression toMatter = expression(binding, "toMatter");
    Expression toVendor = expression(binding, "toVendor");
    return toMatter == null ? null : new ScriptConversion(attributes, toMatter, toVendor, bounds);
  }

  private static @Nullable Conversion color(Declared binding, List<Attribute> attributes) {
    ColorForm form = binding.oneOf("color", ColorForm.class, ColorForm.HSV);
    Map<String, Double> max = new HashMap<>();
    Declared given = binding.object("max");
    if (given != null) {
      for (String part : given.json().members().keySet()) {
        BigDecimal most = given.number(part);
        if (!ColorConversion.hasPart(form, part) || most == null || most.signum() <= 0) {
          given.fault(part, "must be a part of the colour, with a number above 0");
        } else {
          max.put(part, most.doubleValue());
        }
      }
    }
    if (!ColorConversion.canBe(attributes.stream().map(Attribute::name).toList())) {
      binding.fault(
          "attributes",
          "must be CurrentHue and CurrentSaturation, or CurrentX and CurrentY, of ColorControl;"
              + " LevelControl.CurrentLevel may follow");
      return null;
    }
    return new ColorConversion(form, max, attributes);
  }

  private static @Nullable Conversion map(Declared binding, Attribute attribute) {
    List<MapConversion.Pair> pairs = new ArrayList<>();
    if (binding.any("map") instanceof Json.Arr(List<Json> items)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Json.Arr(List<Json> pair) && pair.size() == 2) {
          add(pairs, binding, "map/" + i, pair.get(0), pair.get(1), attribute);
        } else {
          binding.fault(
              "map", "element " + i + " must be an array of a vendor's value and Matter's");
        }
      }
    } else {
      binding
          .map("map")
          .forEach(
              (name, matter) -> add(pairs, binding, name, new Json.Text(name), matter, attribute));
    }
    if (pairs.isEmpty()) {
      binding.fault("map", "must have values");
      return null;
    }
    return new MapConversion(pairs);
  }

  private static void add(
      List<MapConversion.Pair> pairs,
      Declared binding,
      String name,
      Json vendor,
      Json matter,
      Attribute attribute) {
    switch (AttributeValue.read(attribute, matter)) {
      case Converted.Values(List<Json> values) ->
          pairs.add(new MapConversion.Pair(vendor, values.getFirst()));
      case Converted.Wrong(String rule, String reason) ->
          binding.fault("map", name + ": " + reason);
      case Converted.Undescribed never -> throw new IllegalStateException(never.fact());
    }
  }
}
