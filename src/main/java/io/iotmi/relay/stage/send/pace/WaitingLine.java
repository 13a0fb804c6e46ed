package io.iotmi.relay.stage.send.pace;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.Pace.Position;
import io.iotmi.relay.stage.send.pace.Pace.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The requests that wait for their start: urgent ones before the rest, in each kind first come
 * first served. Each sleeps until the time that its place in the line gives it and then asks again;
 * none wakes another, so a long line costs no processor time.
 */
final class WaitingLine implements SendSlots {
  private final Pace pace;
  private final InstantSource clock;
  private final Sleep sleep;
  private final Deque<Place> urgent = new ArrayDeque<>();
  private final Deque<Place> ordinary = new ArrayDeque<>();
  private int expected;

  WaitingLine(Pace pace, InstantSource clock, Sleep sleep) {
    this.pace = pace;
    this.clock = clock;
    this.sleep = sleep;
  }

  @Override
  public synchronized void expect(int requests) {
    expected = Math.max(0, expected + requests);
  }

  @Override
  public boolean await(boolean isUrgent, Deadline deadline) {
    Place ticket = join(isUrgent);
    try {
      return await(ticket, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      leave(ticket);
    }
  }

  private boolean await(Place ticket, Deadline deadline) throws InterruptedException {
    while (!deadline.passed()) {
      Instant now = clock.instant();
      Instant latest = now.plus(deadline.left());
      switch (turn(ticket, now)) {
        case Turn.Start() -> {
          return true;
        }
        case Turn.Later(Instant at) when at.isAfter(latest) -> {
          return false;
        }
        case Turn.Later(Instant at) -> sleep.sleep(Duration.between(now, at));
        case Turn.Unreserved unreserved when unreserved.noneBefore().isAfter(latest) -> {
          return false;
        }
        case Turn.Unreserved unreserved when unreserved.from().isAfter(now) ->
            sleep.sleep(Duration.between(now, unreserved.from()));
        case Turn.Unreserved unreserved -> unreserved.reserving().reserve(deadline);
      }
    }
    return false;
  }

  private synchronized Turn turn(Place ticket, Instant now) {
    int slots = ordinary.size() + expected;
    Position position =
        ticket.urgent
            ? new Position(true, before(ticket), 0, slots)
            : new Position(false, urgent.size(), before(ticket), slots);
    Turn turn = pace.turn(position, now);
    if (turn instanceof Turn.Start) {
      line(ticket).remove(ticket);
    }
    return turn;
  }

  private int before(Place ticket) {
    return (int) line(ticket).stream().takeWhile(other -> other != ticket).count();
  }

  private synchronized Place join(boolean isUrgent) {
    Place ticket = new Place(isUrgent);
    line(ticket).add(ticket);
    if (!isUrgent) {
      expect(-1);
    }
    return ticket;
  }

  private synchronized void leave(Place ticket) {
    line(ticket).remove(ticket);
  }

  private Deque<Place> line(Place ticket) {
    return ticket.urgent ? urgent : ordinary;
  }

  @Override
  public void succeeded() {
    pace.succeeded();
  }

  @Override
  public void throttled() {
    pace.throttled(clock.instant());
  }

  /** How to wait; tests do so without time passing. */
  interface Sleep {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** A place in the line; two are never equal. */
  private static final class Place {
    private final boolean urgent;

    private Place(boolean urgent) {
      this.urgent = urgent;
    }
  }
}
