package io.iotmi.relay.replay.command;

import io.iotmi.relay.replay.queue.Unseen;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What became of the messages of a replay. */
public final class Tally {

  /** Why a message that the filter admits stays. */
  enum Left {
    CONFLICT("in conflict: --new-key sends their events as new ones"),
    UNNAMEABLE("in conflict, and their events cannot be given ids"),
    PARKED_AGAIN("replayed by this run and parked again: their cause is not repaired"),
    FAILED_INVOCATION("failed invocations: invoke the function with the requestPayload"),
    DAMAGED("damaged: their envelope cannot be opened");

    private final String why;

    Left(String why) {
      this.why = why;
    }
  }

  private final Reasons reasons = new Reasons();
  private final Map<Left, Integer> left = new EnumMap<>(Left.class);
  private final Map<String, Integer> refusals = new TreeMap<>();
  private int sent;
  private int deleted;

  void choose(FoundMessage found) {
    reasons.add(found);
  }

  void leave(Left why) {
    left.merge(why, 1, Integer::sum);
  }

  void refuse(String why) {
    refusals.merge(why, 1, Integer::sum);
  }

  void send(int messages, int offTheirQueue) {
    sent += messages;
    deleted += offTheirQueue;
  }

  int chosen() {
    return reasons.total();
  }

  public int sent() {
    return sent;
  }

  /** Whether all that was to be sent was, and is off its queue. */
  public boolean complete() {
    return refusals.isEmpty() && sent == deleted;
  }

  /** Of a dry run: what would be sent, and how long it would take. */
  public void plan(Unseen unseen, Pace pace, Output out, Instant now) {
    out.line(
        "would send %s in about %d s; nothing was sent: --send sends"
            .formatted(Words.count(chosen(), "message"), pace.time(chosen()).toSeconds()));
    reasons.table(out, now);
    rest(unseen, out);
  }

  /** Of a run that sent. */
  public void report(Unseen unseen, Output out) {
    out.line("sent " + Words.count(sent, "message"));
    refusals.forEach(
        (why, count) -> out.line("not taken: " + Words.count(count, "message") + ", " + why));
    if (sent > deleted) {
      out.line(
          "still there: %s that were sent and could not be deleted; to send them again does no harm"
              .formatted(Words.count(sent - deleted, "message")));
    }
    rest(unseen, out);
  }

  private void rest(Unseen unseen, Output out) {
    left.forEach(
        (why, count) -> out.line("left: " + Words.count(count, "message") + " " + why.why));
    out.unseen(unseen);
  }
}
