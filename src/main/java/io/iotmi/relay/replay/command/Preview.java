package io.iotmi.relay.replay.command;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.replay.queue.Unseen;
import io.iotmi.relay.replay.queue.Visitor;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows messages one by one. */
public final class Preview implements Visitor {
  private final Filter filter;
  private final int max;
  private final Portrait portrait;
  private final Output out;
  private final InstantSource clock;
  private int shown;

  /**
   * @param max messages at most
   * @param sensitive whether what senders wrote is shown
   * @param folder null where payloads of a vendor are not looked into
   */
  public Preview(
      Filter filter,
      int max,
      boolean sensitive,
      @Nullable VendorFolder folder,
      Output out,
      InstantSource clock) {
    this.filter = filter;
    this.max = max;
    this.portrait = new Portrait(sensitive, folder);
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Set<String> look(List<InboundMessage> messages) {
    for (InboundMessage message : messages) {
      FoundMessage found = FoundMessage.of(message);
      if (shown < max && filter.admits(found)) {
        portrait.lines(found, clock.instant()).forEach(out::line);
        out.line("");
        shown++;
      }
    }
    return Set.of();
  }

  @Override
  public boolean enough() {
    return shown >= max;
  }

  public void report(Unseen unseen) {
    out.line(
        Words.count(shown, "message") + " shown" + (enough() ? ", there may be more: --max" : ""));
    out.unseen(unseen);
  }
}
