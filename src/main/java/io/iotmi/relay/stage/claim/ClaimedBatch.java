package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A batch after claiming: what may be sent, what is decided already, and the way back to the ledger
 * for what is sent. Every event is in exactly one of {@link #granted}, {@link #outcomes} and {@link
 * #following}.
 */
public final class ClaimedBatch {
  private final List<ConnectorEvent> granted;
  private final Map<EventRef, Outcome> outcomes;
  private final Map<EventRef, EventRef> following;
  private final int withoutIdentity;
  private final Settlements settlements;
  private final Map<EventRef, Outcome> settled = new ConcurrentHashMap<>();

  ClaimedBatch(
      List<ConnectorEvent> granted,
      Map<EventRef, Outcome> outcomes,
      Map<EventRef, EventRef> following,
      int withoutIdentity,
      Settlements settlements) {
    this.granted = List.copyOf(granted);
    this.outcomes = Map.copyOf(outcomes);
    this.following = new LinkedHashMap<>(following);
    this.withoutIdentity = withoutIdentity;
    this.settlements = settlements;
  }

  /** Events that this run may send, in the order of arrival. */
  public List<ConnectorEvent> granted() {
    return granted;
  }

  /** Events that are not to be sent, with what became of them. */
  public Map<EventRef, Outcome> outcomes() {
    return outcomes;
  }

  /**
   * Events whose outcome is that of a granted one with the same key, each with that one; {@link
   * #finish} tells.
   */
  public Map<EventRef, EventRef> following() {
    return Map.copyOf(following);
  }

  /** How many events were granted unasked because nothing identifies them. */
  public int withoutIdentity() {
    return withoutIdentity;
  }

  /**
   * Takes the final outcome of a granted event, sent or not, and tells the ledger in due course:
   * delivered ones are remembered, all others are open to the next run. The first outcome counts.
   * Thread-safe, does not wait for the ledger.
   */
  public void settled(EventRef ref, Outcome outcome) {
    if (settled.putIfAbsent(ref, outcome) == null) {
      settlements.add(ref, isDelivered(outcome));
    }
  }

  /**
   * Waits until the ledger knows of everything that was settled. A granted event that was not
   * settled keeps its claim until that expires: whether it was sent is unknown.
   */
  public Finished finish(Deadline deadline) {
    int unconfirmed = settlements.flush(deadline);
    Map<EventRef, Outcome> followers = new LinkedHashMap<>();
    following.forEach(
        (follower, leader) -> followers.put(follower, Followers.outcome(settled.get(leader))));
    return new Finished(followers, unconfirmed);
  }

  private static boolean isDelivered(Outcome outcome) {
    return outcome instanceof Outcome.Done;
  }

  /**
   * The end of a batch.
   *
   * @param followers outcome of each event of {@link #following}
   * @param unconfirmed delivered events of which the ledger may not know; a repeat of such an event
   *     is sent again
   */
  public record Finished(Map<EventRef, Outcome> followers, int unconfirmed) {
    public Finished {
      followers = Map.copyOf(followers);
    }
  }
}
