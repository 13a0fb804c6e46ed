package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.binding.Report;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.discovery.Reachability;
import io.iotmi.relay.vendor.discovery.ValueFacts;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The translation of one payload, reading by reading. */
final class Translating {
  private static final int OK = 200;

  private final Vendor vendor;
  private final PayloadViolations violations;
  private final RequestForms forms;
  private final KnownFacts known;
  private final List<Reading> lifecycle = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<ThirdPartyEvent.RequestForm> events = new ArrayList<>();
  private final List<Translation.Waiting> waiting = new ArrayList<>();
  private int dropped;

  Translating(Vendor vendor, PayloadViolations violations, RequestForms forms, KnownFacts known) {
    this.vendor = vendor;
    this.violations = violations;
    this.forms = forms;
    this.known = known;
  }

  Translation translate(List<Reading> readings) {
    for (int i = 0; i < readings.size(); i++) {
      add("/" + i, readings.get(i));
    }
    return new Translation(
        events,
        violations.list().isEmpty()
            ? null
            : new Translation.Refused(forms.next(), violations.list()),
        forms.next(),
        lifecycle,
        dropped,
        ignored,
        waiting);
  }

  private void add(String pointer, Reading reading) {
    switch (reading) {
      case Reading.Values values -> values(pointer, values);
      case Reading.Presence presence ->
          reachable(pointer, presence.device(), presence.reachable(), presence.origin());
      case Reading.Removed removed -> {
        reachable(pointer, removed.device(), false, removed.origin());
        lifecycle.add(removed);
      }
      case Reading.Page page -> {
        ThirdPartyEvent.RequestForm event =
            new DiscoveredPages(vendor, violations, forms).event(pointer, page);
        if (event != null) {
          events.add(event);
        }
      }
      case Reading.Dropped _ -> dropped++;
      case Reading.Added _, Reading.UserGone _, Reading.Answered _ -> lifecycle.add(reading);
    }
  }

  private void values(String pointer, Reading.Values reading) {
    Reading.ValueSet set = reading.set();
    OptionalInt endpoint = vendor.components().endpoint(set.component());
    if (endpoint.isEmpty()) {
      String at = pointer + "/component";
      violations.ofReading(at, at, "enum", "is a component that vendor.json has no endpoint for");
      return;
    }
    Map<String, Json.Obj> facts = known.of(reading.device());
    Report report =
        vendor
            .bindings()
            .report(
                set.values(),
                ValueFacts.of(
                    set, value -> facts(facts, Description.factOf(set.component(), value))));
    for (Report.ValueFault fault : report.faults()) {
      violation(pointer, fault);
    }
    ignored.addAll(report.ignored());
    List<Violation> missing = missing(pointer, report);
    for (EndpointRequests.Part part :
        EndpointRequests.of(endpoint.getAsInt(), report, vendor.bindings())) {
      ThirdPartyEvent.RequestForm event =
          event(pointer, reading.device(), part.matter(), reading.origin());
      if (event != null && part.waits()) {
        ThirdPartyEvent.RequestForm known =
            part.matter() == null ? null : RequestForms.withoutUnknown(event);
        waiting.add(new Translation.Waiting(event.arrival(), known, missing));
        missing = List.of();
      } else if (event != null) {
        events.add(event);
      }
    }
  }

  private static Facts facts(Map<String, Json.Obj> known, String value) {
    Json.Obj facts = known.get(value);
    return facts == null ? Facts.NONE : Facts.read(facts);
  }

  private List<Violation> missing(String pointer, Report report) {
    PayloadViolations found = new PayloadViolations(vendor);
    for (Report.Undescribed value : report.undescribed()) {
      violation(found, pointer, value.fault());
    }
    return found.list();
  }

  private void violation(String pointer, Report.ValueFault violation) {
    violation(violations, pointer, violation);
  }

  private static void violation(
      PayloadViolations violations, String pointer, Report.ValueFault violation) {
    violations.ofReading(
        pointer + "/values/" + violation.value(),
        pointer + "/values/*" + violation.position(),
        violation.rule(),
        violation.reason());
  }

  private void reachable(String pointer, String device, boolean reachable, Reading.Origin origin) {
    ThirdPartyEvent.RequestForm event =
        event(
            pointer,
            device,
            EndpointRequests.of(
                vendor.components().primary(),
                Reachability.CLUSTER,
                Reachability.ATTRIBUTE,
                new Json.Bool(reachable)),
            origin);
    if (event != null) {
      events.add(event);
    }
  }

  /**
   * Null where there can be none for the device.
   *
   * @param matter null for an event of which only the place is taken
   */
  private ThirdPartyEvent.@Nullable RequestForm event(
      String pointer, String device, Json.@Nullable Obj matter, Reading.Origin origin) {
    String id = EncodedId.encode(device);
    if (id.length() > EncodedId.MAX_DEVICE_ID) {
      String at = pointer + "/device";
      violations.ofReading(at, at, "length", "must have at most 256 characters once it is encoded");
      return null;
    }
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("ConnectorDeviceId", new Json.Text(id));
    if (matter != null) {
      members.put("MatterEndpoint", matter);
    }
    return forms.make(Operation.DEVICE_EVENT, OK, origin, members);
  }
}
