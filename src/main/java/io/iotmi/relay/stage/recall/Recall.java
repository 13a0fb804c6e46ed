package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens what is remembered for one batch after the other. Thread-safe. */
public final class Recall {
  private final Records records;
  private final String connector;
  private final StateJudge judge;
  private final Ties ties = new Ties();

  /**
   * @param connector to which the vendor's devices and users belong
   * @param skew by how much a state may be older than the one that was sent last; null where order
   *     is not looked at
   * @param compared whether the values that are sent will be compared with later ones
   */
  public Recall(Records records, String connector, @Nullable Duration skew, boolean compared) {
    this.records = records;
    this.connector = connector;
    this.judge = new StateJudge(skew, compared);
  }

  public Recalled batch() {
    return new Recalled(new Memory(records, ties), connector, judge);
  }

  /**
   * No event of the user leaves any more.
   *
   * @return whether it is written
   */
  public boolean markGone(String user, Deadline deadline) {
    return new Users(records).markGone(connector, user, deadline);
  }
}
