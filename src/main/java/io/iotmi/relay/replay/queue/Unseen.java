package io.iotmi.relay.replay.queue;

/**
 * What a visit did not see; the numbers are approximate.
 *
 * @param elsewhere messages that another consumer had received when the visit began, or that were
 *     delayed
 * @param others messages behind another one of their group, or sent since the visit began
 */
public record Unseen(int elsewhere, int others) {
  public static final Unseen NOTHING = new Unseen(0, 0);

  /**
   * @param held messages of the end that the visit itself keeps away
   */
  static Unseen of(QueueState begin, QueueState end, int held) {
    int unseen = Math.max(0, end.total() - held);
    int elsewhere = Math.min(unseen, begin.inFlight() + begin.delayed());
    return new Unseen(elsewhere, unseen - elsewhere);
  }
}
