package io.iotmi.relay.pipeline;

import static io.iotmi.relay.pipeline.VendorRelay.outcomes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.vendor.Folders;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that only the description of a device explains, on their way through the relay. */
final class DescribedDevicesTest {
  private static final Folders SENSORS =
      Folders.acme()
          .binding(
              "{'value': 'power', 'attribute': 'OnOff.OnOff'}",
              "{'value': 'raw', 'attribute': 'TemperatureMeasurement.MeasuredValue', 'unit': 'C',"
                  + " 'decimals': 'described'}");
  private static final String PAGE =
      "{'discovery': 'j', 'user': 'u', 'devices': [{'device': 'd', 'values': {'raw': 5},"
          + " 'facts': {'raw': {'decimals': 1}}}]}";
  private static final String EVENT = "{'device': 'd', 'id': 'e', 'values': {'raw': 239}}";
  private static final List<String> MEASURED =
      List.of("{'id':'1','clusters':[{'id':'0x0402','attributes':{'0x0000':2390}}]}");

  private final VendorRelay relay = new VendorRelay(SENSORS, builder -> builder);

  @Test
  void anEventUsesWhatAnEarlierBatchDescribed() {
    relay.relay(PAGE);
    relay.sent("Operation");
    assertEquals(List.of("delivered"), outcomes(relay.relay(EVENT)));
    assertEquals(MEASURED, relay.sent("MatterEndpoint"));
  }

  @Test
  void anEventUsesWhatALaterMessageOfItsBatchDescribes() {
    assertEquals(List.of("delivered", "delivered"), outcomes(relay.relay(EVENT, PAGE)));
  }

  @Test
  void anEventOfAnUnknownDeviceComesAgainUntilItIsDescribed() {
    RelayedBatch first = relay.relay(EVENT);
    assertEquals(List.of("retry-later"), outcomes(first));
    assertEquals(1, first.returned().size());
    relay.relay(PAGE);
    assertEquals(List.of("delivered"), outcomes(relay.relay(EVENT)));
  }

  @Test
  void theOtherDevicesOfThePayloadDoNotWait() {
    String body = "[" + EVENT + ", {'device': 'lamp', 'id': 'e', 'values': {'power': 'on'}}]";
    assertEquals(List.of("delivered", "retry-later"), outcomes(relay.relay(body)));
    relay.relay(PAGE);
    relay.sent("Operation");
    assertEquals(List.of("delivered", "duplicate"), outcomes(relay.relay(body)));
    assertEquals(List.of("d"), relay.sent("ConnectorDeviceId"));
  }

  @Test
  void anEventWhoseDescriptionDoesNotComeWithinAQuarterOfAnHourIsParkedAndTheRestOfItSent() {
    String body = "{'device': 'd', 'id': 'e', 'values': {'raw': 239, 'power': 'on'}}";
    RelayedBatch late = relay.relay(relay.now().minus(Duration.ofMinutes(16)), body);
    assertEquals(List.of("delivered", "rejected"), outcomes(late));
    assertEquals(1, relay.parked());
    assertEquals(List.of(), late.returned());
  }

  @Test
  void anHttpCallerIsToldToTryAgain() {
    assertEquals(503, relay.request(EVENT).answer().status());
  }

  @Test
  void nothingLeavesWhereTheRecordsCannotBeRead() {
    Records broken =
        new Records() {
          @Override
          public Loaded load(Collection<String> ids, Deadline deadline) {
            return new Loaded.Unavailable("no answer");
          }

          @Override
          public boolean update(List<Change> changes, Deadline deadline) {
            return false;
          }
        };
    VendorRelay blind = new VendorRelay(SENSORS, builder -> builder.records(broken));
    assertEquals(
        List.of("retry-later", "retry-later"),
        outcomes(blind.relay("{'device': 'd', 'values': {'power': 'on'}}", PAGE)));
    assertEquals(List.of(), blind.sent("Operation"));
  }
}
