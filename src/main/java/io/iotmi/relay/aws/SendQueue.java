package io.iotmi.relay.aws;

import java.util.ArrayDeque;
import java.util.Deque;

/** Who is next: urgent before the rest, first come first served in each. Not thread-safe. */
final class SendQueue {
  private final SendPace pace;
  private final Deque<Ticket> urgent = new ArrayDeque<>();
  private final Deque<Ticket> ordinary = new ArrayDeque<>();

  SendQueue(SendPace pace) {
    this.pace = pace;
  }

  SendPace pace() {
    return pace;
  }

  Ticket enter(boolean isUrgent) {
    Ticket ticket = new Ticket(isUrgent);
    line(ticket).add(ticket);
    return ticket;
  }

  void leave(Ticket ticket) {
    line(ticket).remove(ticket);
  }

  /**
   * Starts the ticket's request if it is its turn.
   *
   * @return 0 if it started, else the least number of nanoseconds that it still has to wait
   */
  long start(Ticket ticket, long now) {
    int ahead = ticket.urgent ? 0 : urgent.size();
    for (Ticket other : line(ticket)) {
      if (other == ticket) {
        break;
      }
      ahead++;
    }
    long wait = pace.earliest(ahead, now) - now;
    if (ahead == 0 && wait <= 0) {
      pace.started(now);
      return 0;
    }
    return Math.max(1, wait);
  }

  private Deque<Ticket> line(Ticket ticket) {
    return ticket.urgent ? urgent : ordinary;
  }

  /** A place in the queue; two are never equal. */
  static final class Ticket {
    private final boolean urgent;

    private Ticket(boolean urgent) {
      this.urgent = urgent;
    }
  }
}
