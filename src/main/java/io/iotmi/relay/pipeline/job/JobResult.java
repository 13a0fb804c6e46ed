package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.pipeline.Relayed;
import java.util.List;

/**
 * What became of one job.
 *
 * @param relayed what was relayed on the way
 * @param counts what was counted beside it
 */
public record JobResult(End end, List<Relayed> relayed, Counts counts) {
  public JobResult {
    relayed = List.copyOf(relayed);
  }

  /** How it ended. */
  public sealed interface End {
    /** Nothing is left to do, or the rest is a job of its own. */
    record Done() implements End {}

    /**
     * Nothing can be done.
     *
     * @param reason for operators; holds neither ids nor what a vendor said
     */
    record GivenUp(String reason) implements End {}

    /** To be tried again: its message comes back. */
    record Returned(String reason) implements End {}
  }

  public static JobResult done() {
    return new JobResult(new End.Done(), List.of(), Counts.NONE);
  }

  public static JobResult givenUp(String reason) {
    return new JobResult(new End.GivenUp(reason), List.of(), Counts.NONE);
  }

  public static JobResult returned(String reason) {
    return new JobResult(new End.Returned(reason), List.of(), Counts.NONE);
  }

  /** The same, and something that was counted. */
  public JobResult counting(Count count) {
    return new JobResult(end, relayed, counts.plus(count, 1));
  }
}
