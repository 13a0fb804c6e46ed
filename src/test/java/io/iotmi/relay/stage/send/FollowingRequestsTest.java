package io.iotmi.relay.stage.send;

import static io.iotmi.relay.stage.send.Lanes.DEADLINE;
import static io.iotmi.relay.stage.send.Lanes.lane;
import static io.iotmi.relay.stage.send.Lanes.merged;
import static io.iotmi.relay.stage.send.Lanes.single;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FollowingRequestsTest {
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
    dispatch(sender, lane(single(0), single(1)), lane(single(2), single(3)));
    assertEquals(List.of(3, 2, 1, 0), sender.told);
  }

  @Test
  void whatALaneGivesUpIsNoLongerToCome() {
    Listening sender = new Listening(new Answer.Unavailable("down"));
    dispatch(sender, lane(single(0), single(1), single(2)), lane(single(3)));
    assertEquals(List.of(3, 0), sender.told);
  }

  @Test
  void thePartsOfARefusedMergedRequestAreToCome() {
    Listening sender = new Listening(new Answer.Refused(true, "no"));
    dispatch(sender, lane(merged()), lane(single(2)));
    assertEquals(List.of(1, 2, 1, 0), sender.told);
  }

  private static void dispatch(EventSender sender, Lane... lanes) {
    new LaneDispatcher(sender, 1).dispatch(List.of(lanes), DEADLINE, (ref, outcome) -> {});
  }
}
