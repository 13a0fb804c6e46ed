package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which states of an event may leave: none that is older than what was sent, and none that says
 * what was before a command. Pure.
 *
 * @param skew by how much a state may be older; null where order is not looked at
 * @param compared whether values are to be compared with later ones
 */
record StateJudge(@Nullable Duration skew, boolean compared) {
  /** By how much the clocks of vendor and relay may differ. */
  private static final Duration CLOCKS = Duration.ofSeconds(2);

  /**
   * The judgement and what follows for the device.
   *
   * @param effect once the event is delivered
   */
  record Judged(Judgement judgement, Effect effect) {}

  /**
   * @param sequence of the event among those of its device, where the vendor counts them
   */
  Judged judge(ConnectorEvent event, @Nullable Long sequence, DeviceRecord device, Instant now) {
    Map<AttributePath, Json> left = States.of(event);
    List<Hold> holds = device.holds().stream().filter(hold -> now.isBefore(hold.until())).toList();
    StateOrder order = skew == null ? null : StateOrder.of(event.happened(), sequence);
    Set<AttributePath> stale = stale(left.keySet(), order, device);
    left.keySet().removeAll(stale);
    Set<AttributePath> echoed = echoed(left, event.happened(), holds);
    left.keySet().removeAll(echoed);

    Judgement.Withheld withheld = new Judgement.Withheld(stale.size(), echoed.size());
    Set<AttributePath> all = new LinkedHashSet<>(stale);
    all.addAll(echoed);
    ConnectorEvent rest = all.isEmpty() ? event : States.without(all, event);
    Effect effect = new Effect(left, order, compared);
    if (rest == null) {
      Outcome.Cause cause = stale.isEmpty() ? Outcome.Cause.ECHO : Outcome.Cause.STALE;
      return new Judged(new Judgement.Withhold(cause, withheld), effect);
    }
    List<Hold> confirmed =
        holds.stream().map(hold -> hold.after(left)).filter(Hold::isComplete).toList();
    return new Judged(new Judgement.Send(rest, withheld, confirmed), effect);
  }

  private Set<AttributePath> stale(
      Set<AttributePath> paths, @Nullable StateOrder order, DeviceRecord device) {
    Set<AttributePath> stale = new LinkedHashSet<>();
    if (skew != null && order != null) {
      for (AttributePath path : paths) {
        Sent sent = device.sent().get(path);
        if (sent != null && sent.order() != null && order.isBefore(sent.order(), skew)) {
          stale.add(path);
        }
      }
    }
    return stale;
  }

  /** What one command asked for is no echo of what was before another one. */
  private static Set<AttributePath> echoed(
      Map<AttributePath, Json> states, @Nullable Instant happened, List<Hold> holds) {
    Map<AttributePath, Json> open = new LinkedHashMap<>(states);
    holds.forEach(
        hold -> open.entrySet().removeIf(s -> hold.isConfirmedBy(s.getKey(), s.getValue())));
    Set<AttributePath> echoed = new LinkedHashSet<>();
    for (Hold hold : holds) {
      open.forEach(
          (path, value) -> {
            if (hold.isContradictedBy(path, value) && isBefore(happened, hold)) {
              echoed.add(path);
            }
          });
    }
    return echoed;
  }

  /** A state without a time may be of any. */
  private static boolean isBefore(@Nullable Instant happened, Hold hold) {
    return happened == null || happened.isBefore(hold.since().plus(CLOCKS));
  }
}
