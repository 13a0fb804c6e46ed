package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.binding.Report;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.discovery.DeviceReport;
import io.iotmi.relay.vendor.discovery.DeviceReporter;
import io.iotmi.relay.vendor.discovery.Reachability;
import io.iotmi.relay.vendor.discovery.ValueFacts;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The translation of one payload, reading by reading. */
final class Translating {
  private static final int OK = 200;
  private static final int MORE_FOLLOW = 300;

  private final Vendor vendor;
  private final PayloadViolations violations;
  private final RequestForms forms;
  private final KnownFacts known;
  private final List<Reading> lifecycle = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final Set<String> undescribed = new HashSet<>();
  private final Map<String, Map<String, Json.Obj>> described = new HashMap<>();
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
        forms.events(),
        violations.list().isEmpty()
            ? null
            : new Translation.Refused(forms.next(), violations.list()),
        lifecycle,
        dropped,
        ignored,
        undescribed,
        described);
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
      case Reading.Page page -> page(pointer, page);
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
        vendor.bindings().report(set.values(), ValueFacts.of(set, value -> facts(facts, value)));
    for (Report.ValueFault fault : report.faults()) {
      violation(pointer, fault);
    }
    for (Report.ValueFault fault : report.undescribed()) {
      violation(pointer, fault);
      undescribed.add(reading.device());
    }
    ignored.addAll(report.ignored());
    for (Json.Obj matter : EndpointRequests.of(endpoint.getAsInt(), report, vendor.bindings())) {
      event(pointer, reading.device(), matter, reading.origin());
    }
  }

  private static Facts facts(Map<String, Json.Obj> known, String value) {
    Json.Obj facts = known.get(value);
    return facts == null ? Facts.NONE : Facts.read(facts);
  }

  private void violation(String pointer, Report.ValueFault violation) {
    violations.ofReading(
        pointer + "/values/" + violation.value(),
        pointer + "/values/*" + violation.position(),
        violation.rule(),
        violation.reason());
  }

  private void reachable(String pointer, String device, boolean reachable, Reading.Origin origin) {
    event(
        pointer,
        device,
        EndpointRequests.of(
            vendor.components().primary(),
            Reachability.CLUSTER,
            Reachability.ATTRIBUTE,
            new Json.Bool(reachable)),
        origin);
  }

  private void event(String pointer, String device, Json.Obj matter, Reading.Origin origin) {
    String id = EncodedId.encode(device);
    if (id.length() > EncodedId.MAX_DEVICE_ID) {
      String at = pointer + "/device";
      violations.ofReading(at, at, "length", "must have at most 256 characters once it is encoded");
      return;
    }
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("ConnectorDeviceId", new Json.Text(id));
    members.put("MatterEndpoint", matter);
    forms.add(Operation.DEVICE_EVENT, OK, origin, members);
  }

  private void page(String pointer, Reading.Page page) {
    DeviceReporter reporter = new DeviceReporter(vendor.bindings(), vendor.components());
    List<Json> devices = new ArrayList<>();
    for (int i = 0; i < page.devices().size(); i++) {
      Description description = page.devices().get(i);
      DeviceReport report = reporter.report(description);
      String at = pointer + "/devices/" + i;
      for (DeviceReport.Problem fault : report.faults()) {
        violations.ofReading(
            at + fault.pointer(), at + fault.place(), fault.rule(), fault.message());
      }
      report.device().ifPresent(devices::add);
      remember(description);
    }
    @Nullable String job = page.job();
    if (job == null) {
      String at = pointer + "/discovery";
      violations.ofReading(at, at, "required", "a list of devices needs the id of its discovery");
      return;
    }
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("DeviceDiscoveryId", new Json.Text(job));
    members.put("Devices", new Json.Arr(devices));
    forms.add(Operation.DEVICE_DISCOVERY, page.last() ? OK : MORE_FOLLOW, page.origin(), members);
  }

  private void remember(Description description) {
    Map<String, Json.Obj> facts = new HashMap<>();
    description.parts().forEach(part -> facts.putAll(part.set().facts()));
    if (!facts.isEmpty()) {
      described.put(description.device(), facts);
    }
  }
}
