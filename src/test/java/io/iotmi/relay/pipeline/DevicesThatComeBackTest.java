package io.iotmi.relay.pipeline;

import static io.iotmi.relay.pipeline.VendorRelay.outcomes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.vendor.Folders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices that a vendor took out of the account, and lists again. */
final class DevicesThatComeBackTest {
  private static final String REMOVED = "{'device': 'd', 'lifecycle': 'removed'}";
  private static final String UNREACHABLE =
      "{'id':'1','clusters':[{'id':'0x0039','attributes':{'0x0011':false}}]}";
  private static final String REACHABLE = UNREACHABLE.replace("false", "true");

  private final VendorRelay relay = new VendorRelay(Folders.acme(), builder -> builder);

  private static String list(String job, String more) {
    return "{'discovery': '%s', 'devices': [{'device': 'd', 'values': {'power': 1}%s}]}"
        .formatted(job, more);
  }

  @Test
  void aDeviceThatIsListedAgainIsReachableAgain() {
    relay.relay(list("j1", ""), REMOVED);
    assertEquals(List.of("", UNREACHABLE), relay.sent("MatterEndpoint").stream().sorted().toList());
    assertEquals(List.of("delivered", "delivered"), outcomes(relay.relay(list("j2", ""))));
    assertEquals(List.of("", REACHABLE), relay.sent("MatterEndpoint").stream().sorted().toList());
    relay.relay(list("j3", ""));
    assertEquals(List.of(""), relay.sent("MatterEndpoint"));
  }

  @Test
  void aDeviceThatIsListedAsOfflineIsNot() {
    relay.relay(REMOVED);
    relay.sent("Operation");
    relay.relay(list("j2", ", 'online': false"));
    assertEquals(List.of("DEVICE_DISCOVERY"), relay.sent("Operation"));
  }

  @Test
  void aDeviceThatWasAlwaysThereIsNotToldReachable() {
    relay.relay(list("j1", ""));
    relay.relay(list("j2", ""));
    assertEquals(List.of("DEVICE_DISCOVERY", "DEVICE_DISCOVERY"), relay.sent("Operation"));
  }
}
