package io.iotmi.relay.vendor.discovery;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.binding.Report;
import io.iotmi.relay.vendor.component.ComponentTable;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.discovery.DeviceReport.Problem;
import io.iotmi.relay.vendor.identity.DeviceName;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns descriptions into devices of the API. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_Device.html
 */
public final class DeviceReporter {
  private static final int MAX_ENDPOINTS = 50;
  private static final String REPORT_VERSION = "1.0.0";

  private final Bindings bindings;
  private final ComponentTable components;

  public DeviceReporter(Bindings bindings, ComponentTable components) {
    this.bindings = bindings;
    this.components = components;
  }

  public DeviceReport report(Description description) {
    List<Problem> faults = new ArrayList<>();
    SequencedMap<Integer, Json.Obj> endpoints = endpoints(description, faults);
    String id = EncodedId.encode(description.device());
    if (id.length() > EncodedId.MAX_DEVICE_ID) {
      faults.add(
          new Problem(
              "/device",
              "/device",
              "length",
              "must have at most " + EncodedId.MAX_DEVICE_ID + " characters once it is encoded"));
      return new DeviceReport(Optional.empty(), faults);
    }
    if (endpoints.size() > MAX_ENDPOINTS) {
      faults.add(
          new Problem("/components", "/components", "size", "must have at most " + MAX_ENDPOINTS));
      return new DeviceReport(Optional.empty(), faults);
    }
    return new DeviceReport(
        endpoints.isEmpty() ? Optional.empty() : Optional.of(device(id, description, endpoints)),
        faults);
  }

  private static Json.Obj device(
      String id, Description description, SequencedMap<Integer, Json.Obj> endpoints) {
    Map<String, Json> report = new LinkedHashMap<>();
    report.put("version", new Json.Text(REPORT_VERSION));
    report.put("endpoints", new Json.Arr(List.copyOf(endpoints.values())));
    Map<String, Json> device = new LinkedHashMap<>();
    device.put("ConnectorDeviceId", new Json.Text(id));
    Optional.ofNullable(description.name())
        .flatMap(DeviceName::of)
        .ifPresent(name -> device.put("ConnectorDeviceName", new Json.Text(name)));
    device.put("CapabilityReport", new Json.Obj(report));
    if (description.metadata() != null) {
      device.put("DeviceMetadata", description.metadata());
    }
    return new Json.Obj(device);
  }

  /** By number, so that a description with its parts in another order gives the same report. */
  private SequencedMap<Integer, Json.Obj> endpoints(Description description, List<Problem> faults) {
    TreeMap<Integer, Description.Part> parts = new TreeMap<>();
    for (int i = 0; i < description.parts().size(); i++) {
      Description.Part part = description.parts().get(i);
      OptionalInt endpoint = components.endpoint(part.set().component());
      boolean bound = part.set().values().keySet().stream().anyMatch(this::isBound);
      if (bound && endpoint.isEmpty()) {
        faults.add(
            new Problem(
                "/components/" + i + "/component",
                "/components/" + i + "/component",
                "enum",
                "is a component that vendor.json has no endpoint for"));
      } else if (bound) {
        parts.putIfAbsent(endpoint.getAsInt(), part);
      }
    }
    TreeMap<Integer, Json.Obj> endpoints = new TreeMap<>();
    List<Json> reachability = List.of(Reachability.reported(description.reachable()));
    int primary = components.primary();
    parts.forEach(
        (number, part) ->
            endpoints.put(
                number,
                endpoint(number, part, number == primary ? reachability : List.of(), faults)));
    if (!endpoints.isEmpty() && !endpoints.containsKey(primary)) {
      endpoints.put(
          primary, EndpointReport.json(primary, List.of(Reachability.DEVICE_TYPE), reachability));
    }
    return endpoints;
  }

  private boolean isBound(String value) {
    return !bindings.of(value).isEmpty();
  }

  private Json.Obj endpoint(
      int number, Description.Part part, List<Json> more, List<Problem> faults) {
    Reading.ValueSet set = part.set();
    Function<String, Facts> facts = ValueFacts.of(set, _ -> Facts.NONE);
    Report now = bindings.report(set.values(), facts);
    for (Report.ValueFault fault : now.faults()) {
      faults.add(
          new Problem(
              "/values/" + fault.value(),
              "/values/*" + fault.position(),
              fault.rule(),
              fault.reason()));
    }
    Capabilities can = Capabilities.of(bindings, set.values().keySet(), facts);
    return new EndpointReport(can, now).json(number, part.types(), more, bindings::cluster);
  }
}
