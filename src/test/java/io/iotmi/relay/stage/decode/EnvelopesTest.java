package io.iotmi.relay.stage.decode;

import static io.iotmi.relay.stage.decode.Decoding.EVENT;
import static io.iotmi.relay.stage.decode.Decoding.arrival;
import static io.iotmi.relay.stage.decode.Decoding.sns;
import static io.iotmi.relay.stage.decode.Decoding.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import org.junit.jupiter.api.Test;

/** Events in the envelopes of EventBridge and SNS. */
final class EnvelopesTest {
  private static final Source DIRECT = new Source.Direct(null);
  private static final String BRIDGED =
      "{'id':'eb','detail-type':'d','source':'v','detail':" + EVENT + "}";

  private static String bridge(String detail) {
    return "{'id':'e','detail-type':'d','source':'v','detail':" + detail + "}";
  }

  @Test
  void anEventOfEventBridgeInANotificationIsFound() {
    Arrival found = arrival(DIRECT, sns(BRIDGED, ""));
    assertEquals("/Message#/detail", found.pointer());
    assertEquals(new GivenIdentity("eventbridge:v", "eb/0"), found.identities().given());
  }

  @Test
  void aNotificationGivesItsEventAnIdentity() {
    assertEquals(
        new GivenIdentity("sns", "sns-1/0"), arrival(DIRECT, sns(EVENT, "")).identities().given());
  }

  @Test
  void threeEnvelopesAreTakenOff() {
    assertEquals("/detail/Message#/detail", arrival(DIRECT, bridge(sns(BRIDGED, ""))).pointer());
  }

  @Test
  void fourEnvelopesAreTooMany() {
    String reason = unreadable(DIRECT, bridge(bridge(sns(BRIDGED, "")))).reason();
    assertTrue(reason.startsWith("wrapped in more than"), reason);
  }

  @Test
  void aNotificationWithoutAnEventIsUnreadable() {
    assertEquals("/Message", unreadable(DIRECT, sns("no", "")).pointer());
  }
}
