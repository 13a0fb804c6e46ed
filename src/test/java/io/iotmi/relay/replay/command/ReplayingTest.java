package io.iotmi.relay.replay.command;

import static io.iotmi.relay.replay.command.Waiting.CONFLICT;
import static io.iotmi.relay.replay.command.Waiting.RANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.replay.queue.MemoryQueue;
import io.iotmi.relay.replay.queue.QueueTrouble;
import io.iotmi.relay.replay.queue.Unseen;
import io.iotmi.relay.stage.park.PutBack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReplayingTest {
  private static final ReplayRules SEND = new ReplayRules(true, false, Integer.MAX_VALUE);
  private static final ReplayRules NEW_KEY = new ReplayRules(true, true, Integer.MAX_VALUE);

  private final Waiting waiting = new Waiting();
  private final MemoryQueue events = new MemoryQueue();
  private final Pace pace =
      new Pace(
          10,
          waiting.queue::now,
          time -> {
            waiting.queue.pass(time);
            return true;
          });

  private Tally replay(Filter filter, ReplayRules rules) throws QueueTrouble {
    Replaying replaying =
        new Replaying(
            filter, rules, new Replaying.Queues(waiting.queue, events), pace, waiting.lines::add);
    Unseen unseen = waiting.visit(replaying);
    if (rules.send()) {
      replaying.tally().report(unseen, waiting.lines::add);
    } else {
      replaying.tally().plan(unseen, pace, waiting.lines::add, waiting.queue.now());
    }
    return replaying.tally();
  }

  private List<String> sentBodies() {
    return events.sent().stream().map(back -> back.message().body()).toList();
  }

  private static Filter reason(String reason) {
    return new Filter(List.of(reason), Set.of(), Set.of(), null, null);
  }

  @Test
  void aDryRunSendsAndDeletesNothing() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", RANGE);
    replay(Filter.ALL, new ReplayRules(false, false, 10));
    assertEquals(List.of(), events.sent());
    assertEquals(Set.of("a", "b"), waiting.queue.ids());
    assertTrue(
        waiting.text().startsWith("would send 2 messages in about 0 s; nothing was sent: --send"),
        waiting.text());
  }

  @Test
  void whatIsSentLeavesItsQueueAndNothingElseDoes() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", "unreadable: not JSON");
    assertTrue(replay(reason("rejected"), SEND).complete());
    assertEquals(List.of(Waiting.event("a")), sentBodies());
    assertEquals(Set.of("b"), waiting.queue.ids());
  }

  @Test
  void whatTheQueueDoesNotTakeStays() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", RANGE);
    events.refuse(Waiting.event("a"));
    assertFalse(replay(Filter.ALL, SEND).complete());
    assertEquals(Set.of("a"), waiting.queue.ids());
    assertTrue(waiting.text().contains("not taken: 1 message, refused"), waiting.text());
  }

  @Test
  void whatIsSentAndCannotBeDeletedIsNotSentTwiceByOneRun() throws QueueTrouble {
    waiting.parked("a", RANGE);
    waiting.queue.deleteNothing();
    assertFalse(replay(Filter.ALL, SEND).complete());
    assertEquals(1, events.sent().size());
    assertTrue(waiting.text().contains("still there: 1 message"), waiting.text());
  }

  @Test
  void aMessageThatIsParkedAgainIsReplayedOnce() throws QueueTrouble {
    waiting.parked("a", RANGE);
    Replaying replaying =
        new Replaying(
            Filter.ALL, SEND, new Replaying.Queues(waiting.queue, events), pace, line -> {});
    waiting.visit(
        messages -> {
          Set<String> gone = replaying.look(messages);
          waiting.parked("a" + events.sent().size(), RANGE, Map.of("OriginalMessageId", "first-a"));
          return gone;
        });
    assertEquals(1, events.sent().size());
    replaying.tally().report(Unseen.NOTHING, waiting.lines::add);
    assertTrue(waiting.text().contains("left: 1 message replayed by this run and parked again"));
  }

  @Test
  void noMoreAreSentThanAskedFor() throws QueueTrouble {
    for (int i = 0; i < 30; i++) {
      waiting.parked("m" + i, RANGE);
    }
    replay(Filter.ALL, new ReplayRules(true, false, 13));
    assertEquals(13, events.sent().size());
    assertEquals(17, waiting.queue.ids().size());
  }

  @Test
  void theRateIsKept() throws QueueTrouble {
    for (int i = 0; i < 100; i++) {
      waiting.parked("m" + i, RANGE);
    }
    replay(Filter.ALL, SEND);
    Duration took = Duration.between(MemoryQueue.START, waiting.queue.now());
    assertEquals(Duration.ofSeconds(9), took);
  }

  @Test
  void aRunThatIsEndedWhileItWaitsSendsNoMore() throws QueueTrouble {
    for (int i = 0; i < 20; i++) {
      waiting.parked("m" + i, RANGE);
    }
    Replaying replaying =
        new Replaying(
            Filter.ALL,
            SEND,
            new Replaying.Queues(waiting.queue, events),
            new Pace(10, waiting.queue::now, time -> false),
            line -> {});
    waiting.visit(replaying);
    assertEquals(10, events.sent().size());
  }

  @Test
  void aConflictStaysUnlessANewKeyIsAskedFor() throws QueueTrouble {
    waiting.parked("a", CONFLICT);
    replay(Filter.ALL, SEND);
    assertEquals(List.of(), events.sent());
    assertTrue(waiting.text().contains("left: 1 message in conflict: --new-key"), waiting.text());
  }

  @Test
  void aConflictWithANewKeyIsTheSameNewEventEachTime() throws QueueTrouble {
    waiting.parked("a", CONFLICT);
    waiting.queue.deleteNothing();
    replay(Filter.ALL, NEW_KEY);
    replay(Filter.ALL, NEW_KEY);
    assertEquals(2, events.sent().size());
    assertEquals(1, Set.copyOf(sentBodies()).size());
    assertTrue(sentBodies().getFirst().contains("\"EventId\":\"replay-a-0\""), "" + sentBodies());
    PutBack back = events.sent().getFirst();
    assertFalse(back.message().attributes().containsKey("EventKey"));
  }

  @Test
  void anEventBesideOneInConflictKeepsItsId() throws QueueTrouble {
    Map<String, String> attributes =
        Map.of(
            "RelayForm", "plain",
            "Reason", CONFLICT,
            "OriginalMessageId", "first",
            "Faults", "[{\"position\":1,\"pointer\":\"\",\"rule\":\"conflict\",\"message\":\"\"}]");
    waiting.queue.put("m", "[" + Waiting.event("a") + "," + Waiting.event("b") + "]", attributes);
    replay(Filter.ALL, NEW_KEY);
    String body = sentBodies().getFirst();
    assertTrue(body.contains("\"EventId\":\"a\"") && body.contains("replay-m-1"), body);
  }

  @Test
  void whatIsNoMessageOfTheRelayStays() throws QueueTrouble {
    waiting.queue.put("a", "{}", Map.of("RelayForm", "envelope"));
    waiting.queue.put("b", "{\"requestContext\":{},\"requestPayload\":{}}", Map.of());
    assertTrue(replay(Filter.ALL, SEND).complete());
    assertEquals(List.of(), events.sent());
    assertTrue(waiting.text().contains("left: 1 message damaged"), waiting.text());
    assertTrue(waiting.text().contains("left: 1 message failed invocations"), waiting.text());
  }
}
