package io.iotmi.relay.aws.http;

import java.net.URI;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What may be guessed of the connections that the JDK keeps. It tells nobody which one a request
 * will get; but it gives the last one back first, so a stack of the times at which they came back
 * says how long the next one has been idle. A wrong guess costs a look or a retry, never an event.
 * Thread-safe.
 */
final class KeptConnections {
  /**
   * Servers close connections that have been idle for seconds to minutes. Apache's client looks
   * after two seconds: https://hc.apache.org/httpcomponents-client-5.5.x/
   */
  private static final long FRESH_MILLIS = 1_000;

  /** What the next request to a host probably gets. */
  enum Next {
    /** A connection that is to be made first. */
    NEW,
    /** One that the server may have closed meanwhile. */
    IDLE,
    /** One that was in use a moment ago. */
    FRESH
  }

  /** Not a count of nanoseconds, which may stand still while Lambda keeps a runtime frozen. */
  private final InstantSource clock;

  private final Map<String, Deque<Long>> returned = new ConcurrentHashMap<>();

  KeptConnections(InstantSource clock) {
    this.clock = clock;
  }

  Next take(URI host) {
    Long since = stack(host).pollFirst();
    if (since == null) {
      return Next.NEW;
    }
    long idle = clock.millis() - since;
    return idle >= 0 && idle <= FRESH_MILLIS ? Next.FRESH : Next.IDLE;
  }

  /** After an answer that leaves the connection open. */
  void giveBack(URI host) {
    stack(host).addFirst(clock.millis());
  }

  /** Where one breaks, its neighbours are not trusted either. */
  void distrust(URI host) {
    stack(host).clear();
  }

  private Deque<Long> stack(URI host) {
    return returned.computeIfAbsent(
        host.getScheme() + "://" + host.getRawAuthority(), _ -> new ConcurrentLinkedDeque<>());
  }
}
