package io.iotmi.relay.replay.command;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are meant; what is empty or null admits all.
 *
 * @param reasons a message's reason begins with one of these, in any case of letters
 * @param traces one of the message's events goes by one of these
 * @param ids the message has one of these on the queue where it waits
 * @param since put on its queue at this time or later
 * @param until put on its queue before this time
 */
public record Filter(
    List<String> reasons,
    Set<String> traces,
    Set<String> ids,
    @Nullable Instant since,
    @Nullable Instant until) {
  public static final Filter ALL = new Filter(List.of(), Set.of(), Set.of(), null, null);

  public Filter {
    reasons = List.copyOf(reasons);
    traces = Set.copyOf(traces);
    ids = Set.copyOf(ids);
  }

  boolean admits(FoundMessage found) {
    return admitsTime(found.sentAt())
        && (ids.isEmpty() || ids.contains(found.id()))
        && (reasons.isEmpty() || admitsReason(found.reason().toLowerCase(Locale.ROOT)))
        && (traces.isEmpty() || found.traces().stream().anyMatch(traces::contains));
  }

  private boolean admitsReason(String reason) {
    return reasons.stream().anyMatch(wanted -> reason.startsWith(wanted.toLowerCase(Locale.ROOT)));
  }

  private boolean admitsTime(@Nullable Instant sent) {
    if (sent == null) {
      return since == null && until == null;
    }
    return (since == null || !sent.isBefore(since)) && (until == null || sent.isBefore(until));
  }
}
