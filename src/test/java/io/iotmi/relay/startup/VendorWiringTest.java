package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.vendor.folder.FolderLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VendorWiringTest {
  @TempDir private Path layer;

  private FolderLocation location() {
    return new FolderLocation(layer, VendorWiringTest.class.getClassLoader());
  }

  @Test
  void aFolderThatComesWithTheFunctionIsRead() {
    assertEquals("smartthings", VendorWiring.vendor("smartthings", location()).name());
  }

  @Test
  void aVendorWithoutFolderFailsTheStart() {
    InvalidSettingsException fault =
        assertThrows(
            InvalidSettingsException.class, () -> VendorWiring.vendor("nobody", location()));
    assertTrue(
        String.valueOf(fault.getMessage()).contains("VENDOR is nobody, which has no folder"));
  }

  @Test
  void everyMistakeOfAFolderFailsTheStartAtOnce() throws IOException {
    Path folder = Files.createDirectories(layer.resolve("vendors/acme"));
    Files.writeString(folder.resolve("vendor.json"), "{\"name\": \"acme\"}");
    String faults =
        String.valueOf(
            assertThrows(
                    InvalidSettingsException.class, () -> VendorWiring.vendor("acme", location()))
                .getMessage());
    assertTrue(faults.contains("vendors/acme/vendor.json /version: must be given"), faults);
    assertTrue(faults.contains("vendors/acme/readings.jsonata: there is no such file"), faults);
    assertTrue(faults.contains("vendors/acme/bindings.json: there is no such file"), faults);
  }

  private static final String SIGNED =
      """
      {"data": "Y2lwaGVy", "protocol": 4, "pv": "2.0", "t": 1772600000123, "sign": "00",
       "decrypted": {"dataId": "e-1", "devId": "d-1",
         "status": [{"code": "switch_led", "value": true, "t": 1772600000123}]}}""";

  private static List<String> relayed(Map<String, String> vendor, String body) {
    Map<String, String> environment = new HashMap<>(vendor);
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("CONNECTOR_ID", "c-1");
    InstantSource clock = () -> Instant.parse("2026-11-23T10:00:00Z");
    Wiring wiring = new Wiring(Settings.from(environment), environment, clock).unsent();
    Source queue = new Source.Sqs("m", "arn:q", null, null, null, Map.of(), null, null, null);
    return wiring
        .pipeline()
        .relayBatch(
            List.of(new InboundMessage(0, queue, new Body.Text(body))),
            "run",
            new Deadline(clock.instant().plusSeconds(20), clock))
        .relayed()
        .results()
        .stream()
        .map(result -> result.outcome().label())
        .toList();
  }

  @Test
  void aPayloadOfTheVendorIsRelayedByTheFunctionThatIsWired() {
    String body =
        """
        {"event_type": "lock.locked", "event_id": "e-1", "device_id": "d-1",
         "connected_account_id": "u-1", "occurred_at": "2026-11-23T10:00:00Z"}""";
    assertEquals(List.of("delivered"), relayed(Map.of("VENDOR", "seam"), body));
  }

  @Test
  void aPayloadThatHasToBeSignedIsParkedWhereNoSecretIsSet() {
    assertEquals(List.of("rejected"), relayed(Map.of("VENDOR", "tuya"), SIGNED));
  }
}
