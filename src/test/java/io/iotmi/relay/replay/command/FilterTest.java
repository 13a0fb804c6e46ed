package io.iotmi.relay.replay.command;

import static io.iotmi.relay.replay.command.Waiting.CONFLICT;
import static io.iotmi.relay.replay.command.Waiting.RANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.replay.queue.MemoryQueue;
import io.iotmi.relay.replay.queue.QueueTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FilterTest {
  private final Waiting waiting = new Waiting();

  private List<String> admitted(Filter filter) throws QueueTrouble {
    List<String> ids = new ArrayList<>();
    var _ =
        waiting.visit(
            messages -> {
              messages.stream()
                  .map(FoundMessage::of)
                  .filter(filter::admits)
                  .forEach(found -> ids.add(found.id()));
              return Set.of();
            });
    return ids;
  }

  private static Filter reasons(String... reasons) {
    return new Filter(List.of(reasons), Set.of(), Set.of(), null, null);
  }

  @Test
  void aReasonIsNamedByItsBeginningInAnyCase() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", CONFLICT).parked("c", "unreadable: not JSON");
    assertEquals(List.of("a"), admitted(reasons("Rejected: Range")));
    assertEquals(List.of("b", "c"), admitted(reasons("conflict", "unreadable")));
    assertEquals(List.of(), admitted(reasons("range")));
    assertEquals(List.of("a", "b", "c"), admitted(Filter.ALL));
  }

  @Test
  void aDeadLetterIsNamedLikeAReason() throws QueueTrouble {
    waiting.queue.put("d", "{}", Map.of());
    waiting.parked("a", RANGE);
    assertEquals(List.of("d"), admitted(reasons("dead letter")));
  }

  @Test
  void aTraceIsThatOfTheMessageOrOfOneOfItsEvents() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", RANGE);
    waiting.queue.put(
        "c", "[" + Waiting.event("x") + "," + Waiting.event("y") + "]", Map.of("TraceId", "t"));
    assertEquals(List.of("a"), admitted(traces("trace-a")));
    assertEquals(List.of("c"), admitted(traces("trace-y")));
    assertEquals(List.of("c"), admitted(traces("t")));
    assertEquals(List.of(), admitted(traces("trace")));
  }

  private static Filter traces(String trace) {
    return new Filter(List.of(), Set.of(trace), Set.of(), null, null);
  }

  @Test
  void aTimeIsThatAtWhichTheMessageWasPutThere() throws QueueTrouble {
    waiting.parked("a", RANGE);
    waiting.queue.pass(Duration.ofHours(1));
    waiting.parked("b", RANGE);
    var hour = MemoryQueue.START.plus(Duration.ofHours(1));
    assertEquals(List.of("b"), admitted(new Filter(List.of(), Set.of(), Set.of(), hour, null)));
    assertEquals(List.of("a"), admitted(new Filter(List.of(), Set.of(), Set.of(), null, hour)));
  }

  @Test
  void aMessageIsNamedByItsIdOnTheQueue() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", RANGE);
    assertEquals(List.of("b"), admitted(new Filter(List.of(), Set.of(), Set.of("b"), null, null)));
  }
}
