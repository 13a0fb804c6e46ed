package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.pipeline.operation.Connector;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Five lamps of one user at a vendor that gives two on a page, and a connector in memory. */
abstract class FiveLamps {
  static final String TOKEN = "token-of-ada-4711";

  final Connector connector = new Connector();

  FiveLamps() {
    connector.cloud.user(TOKEN, "ada").user("token-of-bob", "bob").paging(2);
    for (int i = 1; i <= 5; i++) {
      connector.cloud.device("ada", "lamp-" + i, Map.of("power", new Json.Text("on")));
    }
    connector.cloud.device("bob", "lamp-of-bob", Map.of("power", new Json.Text("on")));
  }

  final int discover(String job, String... devices) {
    String list = devices.length == 0 ? "" : "\"" + String.join("\", \"", devices) + "\"";
    return connector
        .call(
            "DiscoverDevices",
            TOKEN,
            ", \"deviceDiscoveryId\": \"%s\", \"connectorDeviceIdList\": [%s]".formatted(job, list))
        .code();
  }

  /** Each page by its status and its devices. */
  final List<String> pages() {
    return connector.sent.stream()
        .filter(request -> request.operation() == Operation.DEVICE_DISCOVERY)
        .map(FiveLamps::page)
        .toList();
  }

  private static String page(SendConnectorEvent request) {
    return request.statusCode()
        + " "
        + Objects.requireNonNull(request.devices()).stream().map(device -> id(device)).toList();
  }

  private static String id(Device device) {
    return String.valueOf(device.json().text("ConnectorDeviceId"));
  }
}
