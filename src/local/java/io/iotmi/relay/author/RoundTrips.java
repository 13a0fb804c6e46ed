package io.iotmi.relay.author;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.binding.Binding;
import io.iotmi.relay.vendor.conversion.AttributeValue;
import io.iotmi.relay.vendor.conversion.Conversion;
import io.iotmi.relay.vendor.conversion.Converted;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.matter.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Reads bindings back and forth over the whole range of their attributes: what the vendor gets for
 * a value must become a value for which the vendor gets the same.
 */
final class RoundTrips {
  /** Of a range that is too large to be gone through, that number of values, evenly spread. */
  private static final long MOST = 70_000;

  /** 500 K. No lamp is so warm, and whole kelvins are too coarse beyond. */
  private static final long MOST_MIREDS = 2_000;

  private RoundTrips() {}

  /** One finding for each binding that loses values. */
  static List<String> findings(Vendor vendor) {
    List<String> findings = new ArrayList<>();
    for (Binding binding : vendor.bindings().all()) {
      if (binding instanceof Binding.State state
          && state.writable()
          && state.attributes().size() == 1) {
        Attribute attribute = state.attributes().getFirst();
        values(attribute)
            .map(value -> lost(state.conversion(), value))
            .flatMap(Optional::stream)
            .findFirst()
            .ifPresent(loss -> findings.add(state.where() + ": " + attribute + " " + loss));
      }
    }
    return findings;
  }

  private static Stream<Json> values(Attribute attribute) {
    if (attribute.bool()) {
      return Stream.of(new Json.Bool(true), new Json.Bool(false));
    }
    if (!attribute.values().isEmpty()) {
      return attribute.values().keySet().stream()
          .map(name -> AttributeValue.read(attribute, new Json.Text(name)))
          .filter(Converted.Values.class::isInstance)
          .map(value -> ((Converted.Values) value).values().getFirst());
    }
    Attribute.Range range = attribute.range();
    if (range == null) {
      return Stream.of();
    }
    long max = "mired".equals(attribute.unit()) ? MOST_MIREDS : range.max();
    long step = Math.max(1, (max - range.min()) / MOST);
    return LongStream.iterate(range.min(), at -> at <= max, at -> at + step)
        .mapToObj(at -> new Json.Num(Long.toString(at)));
  }

  private static Optional<String> lost(Conversion conversion, Json value) {
    if (!(conversion.toVendor(List.of(value), Facts.NONE) instanceof Converted.Values there)) {
      return Optional.empty();
    }
    String sent = text(there);
    Converted back = conversion.toMatter(there.values().getFirst(), Facts.NONE);
    if (!(back instanceof Converted.Values returned)) {
      return Optional.of(text(value) + " is sent as " + sent + ", which is not read back");
    }
    String again =
        conversion.toVendor(returned.values(), Facts.NONE) instanceof Converted.Values twice
            ? text(twice)
            : "nothing";
    return again.equals(sent)
        ? Optional.empty()
        : Optional.of(text(value) + " is sent as " + sent + ", then as " + again);
  }

  private static String text(Converted.Values values) {
    return text(values.values().getFirst());
  }

  private static String text(Json value) {
    return JsonWriter.canonical(value);
  }
}
