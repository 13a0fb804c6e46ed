package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.recall.AttributePath;
import io.iotmi.relay.stage.recall.DeviceRecord;
import io.iotmi.relay.stage.recall.DeviceRecords;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.binding.Report;
import io.iotmi.relay.vendor.command.CommandTranslator;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.reading.Description;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What commands are to the vendor, by its folder and by what is known of the device. */
public final class Orders {
  private final Vendor vendor;
  private final CommandTranslator translator;
  private final DeviceRecords devices;

  public Orders(Vendor vendor, Bounds bounds, DeviceRecords devices) {
    this.vendor = vendor;
    this.translator = new CommandTranslator(vendor.bindings(), vendor.components(), bounds);
    this.devices = devices;
  }

  /** What descriptions said of a device; empty where the table gives no answer. */
  Optional<Map<String, Json.Obj>> known(String connector, String device, Deadline deadline) {
    return devices.find(connector, device, deadline).map(DeviceRecord::facts);
  }

  VendorOrder order(Part part, Map<String, Json.Obj> known) {
    Map<String, Json.Obj> own = ofComponent(part, known);
    return translator.order(part.matter(), own.keySet(), facts(own));
  }

  /** What the device will report once it has done it; empty where that tells nothing. */
  SequencedMap<AttributePath, Json> wanted(
      Part part, VendorOrder.Put put, Map<String, Json.Obj> known) {
    Report report = vendor.bindings().report(put.values(), facts(ofComponent(part, known)));
    SequencedMap<AttributePath, Json> wanted = new LinkedHashMap<>();
    report
        .attributes()
        .forEach(
            (attribute, value) ->
                wanted.put(
                    new AttributePath(
                        part.endpoint(),
                        vendor.bindings().cluster(attribute.cluster()).id(),
                        attribute.id()),
                    value));
    return wanted;
  }

  /** What is known of the component behind an endpoint, by the names of its values. */
  private Map<String, Json.Obj> ofComponent(Part part, Map<String, Json.Obj> known) {
    String component = component(part.endpoint());
    if (component == null) {
      return Map.of();
    }
    Map<String, Json.Obj> own = new LinkedHashMap<>();
    known.forEach(
        (name, facts) -> {
          if (Description.componentOf(name).equals(component)) {
            own.put(Description.valueOf(name), facts);
          }
        });
    return own;
  }

  private @Nullable String component(String endpoint) {
    try {
      return vendor.components().component(Integer.parseInt(endpoint));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Function<String, Facts> facts(Map<String, Json.Obj> known) {
    return value -> {
      Json.Obj given = known.get(value);
      return given == null ? Facts.NONE : Facts.read(given);
    };
  }
}
