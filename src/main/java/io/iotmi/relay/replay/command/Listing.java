package io.iotmi.relay.replay.command;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.replay.command.FoundMessage.Kind;
import io.iotmi.relay.replay.queue.Unseen;
import io.iotmi.relay.replay.queue.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Counts what waits by its reason. */
public final class Listing implements Visitor {
  private final Filter filter;
  private final Reasons reasons = new Reasons();
  private int damaged;
  private int invocations;

  public Listing(Filter filter) {
    this.filter = filter;
  }

  @Override
  public Set<String> look(List<InboundMessage> messages) {
    for (InboundMessage message : messages) {
      FoundMessage found = FoundMessage.of(message);
      if (filter.admits(found)) {
        reasons.add(found);
        damaged += found.kind() == Kind.DAMAGED ? 1 : 0;
        invocations += found.kind() == Kind.FAILED_INVOCATION ? 1 : 0;
      }
    }
    return Set.of();
  }

  public void report(Unseen unseen, Output out, Instant now) {
    out.line(Words.count(reasons.total(), "message"));
    reasons.table(out, now);
    if (damaged > 0) {
      out.line(Words.count(damaged, "message") + " cannot be read and will not be replayed");
    }
    if (invocations > 0) {
      out.line(
          Words.count(invocations, "failed invocation")
              + " will not be replayed: invoke the function with the requestPayload");
    }
    out.unseen(unseen);
  }
}
