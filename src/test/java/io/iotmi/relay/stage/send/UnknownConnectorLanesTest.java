package io.iotmi.relay.stage.send;

import static io.iotmi.relay.stage.send.Lanes.DEADLINE;
import static io.iotmi.relay.stage.send.Lanes.DELIVERED;
import static io.iotmi.relay.stage.send.Lanes.dispatcher;
import static io.iotmi.relay.stage.send.Lanes.lane;
import static io.iotmi.relay.stage.send.Lanes.outcome;
import static io.iotmi.relay.stage.send.Lanes.reason;
import static io.iotmi.relay.stage.send.Lanes.ref;
import static io.iotmi.relay.stage.send.Lanes.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a connector that the endpoint does not know means for the rest of the dispatch. */
@Timeout(60)
final class UnknownConnectorLanesTest {
  private static final int LANES = 200;

  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final EventSender sender =
      new ScriptedSender(Map.of("gone", new Answer.ConnectorNotFound("404")), sent);

  private static PlannedRequest to(String connector, int n) {
    return request(connector, List.of(ref(n)), List.of(ref(n)));
  }

  private Dispatch dispatch(EventSender way, int concurrency, List<Lane> lanes) {
    return Dispatch.of(dispatcher(way, concurrency), lanes, DEADLINE, DEADLINE);
  }

  @Test
  void oneRequestTellsForAllLanesOfTheConnector() {
    Dispatch dispatch =
        dispatch(
            sender,
            1,
            IntStream.range(0, LANES)
                .mapToObj(i -> lane(to("gone", 2 * i), to("gone", 2 * i + 1)))
                .toList());
    assertEquals(List.of("gone"), sent);
    assertEquals(1, dispatch.requestsSent());
    assertEquals(1, dispatch.connectorNotFound());
    for (int i = 0; i < 2 * LANES; i++) {
      assertEquals(Reason.CONNECTOR_NOT_FOUND, reason(dispatch, i));
    }
  }

  @Test
  void noMoreRequestsLeaveThanWereUnderWay() {
    int concurrency = 8;
    Dispatch dispatch =
        dispatch(
            sender,
            concurrency,
            IntStream.range(0, LANES).mapToObj(i -> lane(to("gone", i))).toList());
    assertEquals(true, sent.size() <= concurrency, "sent " + sent.size());
    assertEquals(sent.size(), dispatch.connectorNotFound());
    assertEquals(LANES, dispatch.outcomes().size());
  }

  @Test
  void otherConnectorsGoOn() {
    Dispatch dispatch =
        dispatch(sender, 1, List.of(lane(to("gone", 0)), lane(to("known", 1), to("known", 2))));
    assertEquals(List.of("gone", "known", "known"), sent);
    assertEquals(Reason.CONNECTOR_NOT_FOUND, reason(dispatch, 0));
    assertEquals(DELIVERED, outcome(dispatch, 1));
    assertEquals(DELIVERED, outcome(dispatch, 2));
  }

  @Test
  void theNextDispatchAsksAgain() {
    LaneDispatcher dispatcher = dispatcher(sender, 1);
    Dispatch.of(dispatcher, List.of(lane(to("gone", 0))), DEADLINE, DEADLINE);
    Dispatch.of(dispatcher, List.of(lane(to("gone", 0))), DEADLINE, DEADLINE);
    assertEquals(List.of("gone", "gone"), sent);
  }

  @Test
  void anUnregisteredConnectorIsSentNothing() {
    Dispatch dispatch =
        dispatch(
            sender, 1, List.of(lane(to(SendConnectorEvent.UNREGISTERED, 0)), lane(to("known", 1))));
    assertEquals(List.of("known"), sent);
    assertEquals(Reason.CONNECTOR_NOT_FOUND, reason(dispatch, 0));
    assertEquals(1, dispatch.requestsSent());
    assertEquals(1, dispatch.connectorNotFound());
  }
}
