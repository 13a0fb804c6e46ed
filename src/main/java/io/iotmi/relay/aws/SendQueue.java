package io.iotmi.relay.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Who is next: urgent before the rest, first come first served in each. Not thread-safe. */
final class SendQueue {
  private final SendPace pace;
  private final @Nullable QuotaShare share;
  private final Deque<Ticket> urgent = new ArrayDeque<>();
  private final Deque<Ticket> ordinary = new ArrayDeque<>();

  /**
   * @param share null: the pace alone decides
   */
  SendQueue(SendPace pace, @Nullable QuotaShare share) {
    this.pace = pace;
    this.share = share;
  }

  SendPace pace() {
    return pace;
  }

  /** Asks for what follows, too, so that nobody counts the ticket twice. */
  Ticket enter(boolean isUrgent, IntSupplier following) {
    Ticket ticket = new Ticket(isUrgent, following);
    line(ticket).add(ticket);
    var _ = following.getAsInt();
    return ticket;
  }

  void leave(Ticket ticket) {
    line(ticket).remove(ticket);
  }

  /** How many requests that are not urgent wait or are known to come. */
  int need() {
    Ticket last = ordinary.peekLast();
    return last == null ? 0 : ordinary.size() + last.following.getAsInt();
  }

  /**
   * Starts the ticket's request if it is its turn.
   *
   * @return 0 if it started, else the least number of nanoseconds that it still has to wait
   */
  long start(Ticket ticket, long now) {
    int before = ticket.urgent ? 0 : urgent.size();
    int ahead = 0;
    for (Ticket other : line(ticket)) {
      if (other == ticket) {
        break;
      }
      ahead++;
    }
    long wait = earliest(ticket, before, ahead, now) - now;
    if (before + ahead == 0 && wait <= 0) {
      started(ticket, now);
      return 0;
    }
    return Math.max(1, wait);
  }

  private long earliest(Ticket ticket, int before, int ahead, long now) {
    return share == null || ticket.urgent
        ? pace.earliest(before + ahead, now)
        : Math.max(pace.pausedUntil(now), share.earliest(ahead, need(), now));
  }

  private void started(Ticket ticket, long now) {
    pace.started(now);
    if (share != null && ticket.urgent) {
      share.startedUrgent(now);
    } else if (share != null) {
      share.started(now);
    }
  }

  private Deque<Ticket> line(Ticket ticket) {
    return ticket.urgent ? urgent : ordinary;
  }

  /** A place in the queue; two are never equal. */
  static final class Ticket {
    private final boolean urgent;
    private final IntSupplier following;

    private Ticket(boolean urgent, IntSupplier following) {
      this.urgent = urgent;
      this.following = following;
    }
  }
}
