package io.iotmi.relay.replay.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.InboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VisitTest {
  private static final Duration HIDDEN = Duration.ofMinutes(2);

  private final MemoryQueue queue = new MemoryQueue();
  private final List<String> seen = new ArrayList<>();
  private boolean stopped;
  private final Visit visit = new Visit(queue, HIDDEN, queue::now, () -> stopped);

  private void fill(int messages) {
    for (int i = 0; i < messages; i++) {
      queue.put("m" + i, "{}", Map.of());
    }
  }

  private Set<String> see(List<InboundMessage> messages) {
    messages.forEach(message -> seen.add(Held.id(message)));
    return Set.of();
  }

  @Test
  void everyMessageIsSeenOnce() throws QueueTrouble {
    fill(35);
    assertEquals(Unseen.NOTHING, visit.by(this::see));
    assertEquals(35, seen.size());
    assertEquals(35, Set.copyOf(seen).size());
  }

  @Test
  void whatIsLeftCanBeReceivedAgainAtOnce() throws QueueTrouble {
    fill(12);
    visit.by(this::see);
    assertEquals(12, queue.visible().size());
  }

  @Test
  void whatIsTakenOffIsNotGivenBack() throws QueueTrouble {
    fill(12);
    visit.by(
        messages -> {
          see(messages);
          return queue.delete(messages.subList(0, 1));
        });
    assertEquals(10, queue.visible().size());
    assertEquals(12, seen.size());
  }

  @Test
  void aVisitThatLastsLongerThanMessagesAreHiddenSeesNoneTwice() throws QueueTrouble {
    fill(100);
    visit.by(
        messages -> {
          queue.pass(Duration.ofSeconds(50));
          return see(messages);
        });
    assertEquals(100, seen.size());
    assertTrue(queue.renewals() > 1, "hidden again " + queue.renewals() + " times");
  }

  @Test
  void aMessageThatComesBackAllTheSameIsNotShownAgain() throws QueueTrouble {
    fill(15);
    visit.by(
        messages -> {
          queue.pass(HIDDEN.plusSeconds(1));
          return see(messages);
        });
    assertEquals(15, Set.copyOf(seen).size());
    assertEquals(15, seen.size());
  }

  @Test
  void aVisitEndsThoughMessagesReturnFasterThanTheyAreReceived() throws QueueTrouble {
    fill(15);
    queue.slow(HIDDEN.plusSeconds(1));
    visit.by(this::see);
    assertEquals(Set.copyOf(seen).size(), seen.size());
  }

  @Test
  void whatSomeoneElseHoldsIsToldAsNotSeen() throws QueueTrouble {
    fill(5);
    queue.takeAway("m1", Duration.ofHours(1));
    queue.takeAway("m2", Duration.ofHours(1));
    assertEquals(new Unseen(2, 0), visit.by(this::see));
    assertEquals(List.of("m0", "m3", "m4"), seen);
  }

  @Test
  void whatTheQueueKeepsBackIsToldAsNotSeen() {
    QueueState begin = new QueueState(30, 4, 1, false);
    QueueState end = new QueueState(7, 23, 0, false);
    assertEquals(new Unseen(5, 5), Unseen.of(begin, end, 20));
  }

  @Test
  void aVisitorThatHasEnoughEndsTheVisit() throws QueueTrouble {
    fill(50);
    visit.by(
        new Visitor() {
          @Override
          public Set<String> look(List<InboundMessage> messages) {
            return see(messages);
          }

          @Override
          public boolean enough() {
            return seen.size() >= 20;
          }
        });
    assertEquals(20, seen.size());
    assertEquals(50, queue.visible().size());
  }

  @Test
  void anOperatorWhoEndsTheVisitGetsEverythingBack() throws QueueTrouble {
    fill(50);
    visit.by(
        messages -> {
          stopped = true;
          return see(messages);
        });
    assertEquals(10, seen.size());
    assertEquals(50, queue.visible().size());
  }

  @Test
  void whereTheVisitorFailsEverythingIsGivenBack() {
    fill(15);
    QueueTrouble trouble = new QueueTrouble(QueueTrouble.Kind.NO_PERMISSION, "no");
    assertEquals(
        trouble,
        assertThrows(
            QueueTrouble.class,
            () ->
                visit.by(
                    messages -> {
                      throw trouble;
                    })));
    assertEquals(15, queue.visible().size());
  }

  /** A standard queue may hand out a message that was deleted. */
  @Test
  void aMessageThatWasTakenOffAndComesOnceMoreIsTakenOffAgain() throws QueueTrouble {
    fill(1);
    visit.by(
        messages -> {
          see(messages);
          Set<String> gone = queue.delete(messages);
          if (seen.size() == 1) {
            queue.put(messages.getFirst());
            queue.hide(List.of("m0's handle"), Duration.ZERO);
          }
          return gone;
        });
    assertEquals(List.of("m0"), seen);
    assertEquals(Set.of(), queue.ids());
  }
}
