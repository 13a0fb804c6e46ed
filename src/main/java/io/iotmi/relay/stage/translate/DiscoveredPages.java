package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.discovery.DeviceReport;
import io.iotmi.relay.vendor.discovery.DeviceReporter;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of pages of discovered devices. */
final class DiscoveredPages {
  private static final int OK = 200;
  private static final int MORE_FOLLOW = 300;

  private final Vendor vendor;
  private final PayloadViolations violations;
  private final RequestForms forms;

  DiscoveredPages(Vendor vendor, PayloadViolations violations, RequestForms forms) {
    this.vendor = vendor;
    this.violations = violations;
    this.forms = forms;
  }

  /** Null where the page has no discovery that it belongs to. */
  ThirdPartyEvent.@Nullable RequestForm event(String pointer, Reading.Page page) {
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
    }
    @Nullable String job = page.job();
    if (job == null) {
      String at = pointer + "/discovery";
      violations.ofReading(at, at, "required", "a list of devices needs the id of its discovery");
      return null;
    }
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("DeviceDiscoveryId", new Json.Text(job));
    members.put("Devices", new Json.Arr(devices));
    return forms.make(
        Operation.DEVICE_DISCOVERY, page.last() ? OK : MORE_FOLLOW, page.origin(), members);
  }
}
