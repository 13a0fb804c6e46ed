package io.iotmi.relay.stage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BatchReportTest {
  private static final String STANDARD = "arn:aws:sqs:eu-west-1:1:relay";
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Outcome LATER = new Outcome.RetryLater(Reason.THROTTLED, "429");
  private static final Outcome REFUSED = new Outcome.Unreadable("", "not JSON");

  private final List<InboundMessage> messages = new ArrayList<>();
  private final Map<Integer, List<EventResult>> results = new HashMap<>();

  @Test
  void aMessageReturnsWhereAnyOfItsEventsIsToBeTriedAgain() {
    message("a", STANDARD, null, DELIVERED, REFUSED, LATER);
    message("b", STANDARD, null, DELIVERED);
    assertEquals(List.of("a"), report().returnedIds());
  }

  @Test
  void aMessageIsParkedForItsFirstRefusedEvent() {
    message("a", STANDARD, null, DELIVERED, REFUSED, new Outcome.Conflict());
    MessageDisposition.Park park =
        assertInstanceOf(MessageDisposition.Park.class, report().dispositions().getFirst());
    assertEquals(REFUSED, park.worst().outcome());
  }

  @Test
  void whatCannotBeParkedReturns() {
    message("a", STANDARD, null, REFUSED);
    message("b", STANDARD, null, REFUSED);
    assertEquals(List.of("b"), report().afterParking(Set.of(0)).returnedIds());
  }

  @Test
  void aFailureReturnsTheRestOfItsFifoGroupOnly() {
    String fifo = STANDARD + ".fifo";
    message("a1", fifo, "a", DELIVERED);
    message("b1", fifo, "b", DELIVERED);
    message("a2", fifo, "a", LATER);
    message("b2", fifo, "b", DELIVERED);
    message("a3", fifo, "a", REFUSED);
    assertEquals(List.of("a2", "a3"), report().returnedIds());
  }

  @Test
  void aGroupOnAStandardQueueDemandsNoOrder() {
    message("a1", STANDARD, "a", LATER);
    message("a2", STANDARD, "a", DELIVERED);
    assertEquals(List.of("a1"), report().returnedIds());
  }

  @Test
  void parkingThatFailsReturnsWhatFollowsInTheGroup() {
    String fifo = STANDARD + ".fifo";
    message("a1", fifo, "a", REFUSED);
    message("a2", fifo, "a", DELIVERED);
    assertEquals(List.of("a1", "a2"), report().afterParking(Set.of()).returnedIds());
  }

  @Test
  void anEmptyOrRepeatedIdIsNeverReturned() {
    message("", STANDARD, null, LATER);
    message("a", STANDARD, null, LATER);
    message("a", STANDARD, null, LATER);
    assertEquals(List.of("a"), report().returnedIds());
  }

  private BatchReport report() {
    return BatchReport.of(messages, results);
  }

  private void message(String id, String arn, @Nullable String group, Outcome... outcomes) {
    int index = messages.size();
    messages.add(
        new InboundMessage(
            index,
            new Source.Sqs(id, arn, group, null, null, Map.of(), null, null, null),
            new Body.Text("{}")));
    List<EventResult> events = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      events.add(
          new EventResult(
              new EventRef(index, events.size()), outcome, null, null, null, null, null));
    }
    results.put(index, events);
  }
}
