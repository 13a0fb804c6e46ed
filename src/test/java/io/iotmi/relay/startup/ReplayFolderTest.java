package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.replay.command.VendorFolder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReplayFolderTest {
  private final VendorFolder folder = ReplayWiring.folder("seam");

  private static InboundMessage message(String body) {
    Source source = new Source.Sqs("m", "arn:q", null, null, null, Map.of(), null, null, null);
    return new InboundMessage(0, source, new Body.Text(body));
  }

  private VendorFolder.Contents contents(String type) {
    VendorFolder.Contents contents =
        folder.contents(
            message(
                """
                {"vendorPayload": {"body": "{\\"event_type\\": \\"%s\\", \\"event_id\\": \\"e\\",
                  \\"device_id\\": \\"d:1\\", \\"occurred_at\\": \\"2026-11-23T10:00:00Z\\"}"}}"""
                    .formatted(type)
                    .replace("\n", " ")));
    assertNotNull(contents);
    return contents;
  }

  @Test
  void aPayloadComesToItsRequests() {
    assertEquals(
        new VendorFolder.Contents(1, List.of("d@3a1"), List.of()), contents("lock.locked"));
  }

  @Test
  void whatIsWrongWithAPayloadIsTold() {
    VendorFolder.Contents contents = folder.contents(message("[1,2"));
    assertNotNull(contents);
    assertEquals(List.of("format"), contents.violations().stream().map(Violation::rule).toList());
  }

  @Test
  void anEventInAFormOfTheRelayIsNoPayload() {
    assertNull(
        folder.contents(message("{\"Operation\":\"DEVICE_EVENT\",\"ConnectorDeviceId\":\"d\"}")));
  }

  @Test
  void aVendorWithoutFolderIsWrong() {
    assertThrows(InvalidSettingsException.class, () -> ReplayWiring.folder("no-such"));
  }
}
