package io.iotmi.relay.stage.translate;

import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
import io.iotmi.relay.vendor.jsonata.ReadMembers;
import io.iotmi.relay.vendor.reading.Reading;
import io.iotmi.relay.vendor.reading.ReadingFault;
import io.iotmi.relay.vendor.reading.ReadingReader;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Translates payloads of one vendor. Pure and thread-safe. */
public final class VendorTranslator {
  private final Vendor vendor;
  private final Bounds bounds;

  public VendorTranslator(Vendor vendor, Bounds bounds) {
    this.vendor = vendor;
    this.bounds = bounds;
  }

  /** Evaluates the folder's expression, once for each delivery of a payload. */
  public PayloadReadings read(VendorPayload payload) {
    PayloadViolations violations = new PayloadViolations(vendor);
    List<Reading> readings = readings(payload, violations, ReadMembers.none());
    return new PayloadReadings(readings, violations.list());
  }

  /**
   * Translates what was read.
   *
   * @param arrivals how the payload arrived, for the event at each position
   * @param known what earlier descriptions said
   */
  public Translation translate(
      PayloadReadings read, IntFunction<Arrival> arrivals, KnownFacts known) {
    return new Translating(
            vendor,
            new PayloadViolations(vendor, read.violations()),
            new RequestForms(vendor.name(), arrivals),
            known)
        .translate(read.readings());
  }

  /**
   * Translates readings that the vendor's API gave.
   *
   * @param known what earlier descriptions said
   */
  public Translation translate(
      List<Reading> readings, IntFunction<Arrival> arrivals, KnownFacts known) {
    return new Translating(
            vendor, new PayloadViolations(vendor), new RequestForms(vendor.name(), arrivals), known)
        .translate(readings);
  }

  /** What the folder's expression finds in a payload, for its author. */
  public @Nullable Json found(VendorPayload payload, ReadMembers log) {
    return found(payload, new PayloadViolations(vendor), log);
  }

  private List<Reading> readings(
      VendorPayload payload, PayloadViolations violations, ReadMembers log) {
    Json found = found(payload, violations, log);
    if (!violations.list().isEmpty()) {
      return List.of();
    }
    ReadingReader.Result readings = ReadingReader.read(found);
    for (ReadingFault fault : readings.faults()) {
      violations.ofReading(fault.pointer(), fault.place(), fault.rule(), fault.message());
    }
    return readings.readings();
  }

  private @Nullable Json found(
      VendorPayload payload, PayloadViolations violations, ReadMembers log) {
    Json.Obj context;
    try {
      context = PayloadReader.read(payload, vendor.body());
    } catch (JsonSyntaxException e) {
      violations.ofBody("format", String.valueOf(e.getMessage()));
      return null;
    }
    return switch (vendor.readings().evaluate(context, Map.of(), bounds, log)) {
      case Evaluated.Got(@Nullable Json json) -> json;
      case Evaluated.Failed failed -> {
        violations.ofExpression(failed.place(), failed.reason());
        yield null;
      }
    };
  }
}
