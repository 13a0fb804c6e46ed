package io.iotmi.relay.stage.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FollowingRequestsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Deadline DEADLINE =
      new Deadline(NOW.plus(Duration.ofMinutes(1)), InstantSource.fixed(NOW));

  /** Answers in their order, then Accepted; keeps what it is told of the requests to come. */
  private static final class Listening implements EventSender {
    private final List<Integer> told = new ArrayList<>();
    private final List<Answer> answers;

    Listening(Answer... answers) {
      this.answers = new ArrayList<>(List.of(answers));
    }

    @Override
    public SendResult send(SendConnectorEvent request, @Nullable String xray, Deadline deadline) {
      return new SendResult(
          answers.isEmpty() ? new Answer.Accepted() : answers.removeFirst(), 1, 0);
    }

    @Override
    public SendResult send(
        SendConnectorEvent request,
        @Nullable String xray,
        Deadline deadline,
        IntSupplier following) {
      told.add(following.getAsInt());
      return send(request, xray, deadline);
    }
  }

  @Test
  void aSenderHearsHowManyRequestsFollowInAllLanes() {
    Listening sender = new Listening();
    dispatch(sender, lane(request(0), request(1)), lane(request(2), request(3)));
    assertEquals(List.of(3, 2, 1, 0), sender.told);
  }

  @Test
  void whatALaneGivesUpIsNoLongerToCome() {
    Listening sender = new Listening(new Answer.Unavailable("down"));
    dispatch(sender, lane(request(0), request(1), request(2)), lane(request(3)));
    assertEquals(List.of(3, 0), sender.told);
  }

  @Test
  void thePartsOfARefusedMergedRequestAreToCome() {
    Listening sender = new Listening(new Answer.Refused(true, "no"));
    PlannedRequest merged =
        new PlannedRequest(
            request(0).request(),
            null,
            List.of(ref(0), ref(1)),
            List.of(ref(0), ref(1)),
            List.of(request(0), request(1)));
    dispatch(sender, lane(merged), lane(request(2)));
    assertEquals(List.of(1, 2, 1, 0), sender.told);
  }

  private static void dispatch(EventSender sender, Lane... lanes) {
    new LaneDispatcher(sender, 1).dispatch(List.of(lanes), DEADLINE, (ref, outcome) -> {});
  }

  private static Lane lane(PlannedRequest... requests) {
    return new Lane(List.of(requests), false, false);
  }

  private static EventRef ref(int n) {
    return new EventRef(n, 0);
  }

  private static PlannedRequest request(int n) {
    SendConnectorEvent event =
        new SendConnectorEvent(
            "r" + n, Operation.DEVICE_EVENT, null, null, null, null, null, null, null, null, null);
    return new PlannedRequest(event, null, List.of(ref(n)), List.of(ref(n)), List.of());
  }
}
