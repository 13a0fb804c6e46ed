package io.iotmi.relay.stage.verify.keys;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.WebhookVerifier.Wanted;
import io.iotmi.relay.vendor.door.PublicKeyText;
import io.iotmi.relay.vendor.door.Scheme;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the vendor by their address. A name without a key is remembered, and new names are asked
 * for a few times a minute only, since anyone may invent some. Thread-safe.
 */
public final class VendorKeys {
  private static final int MAX_KEYS = 100;
  private static final int MAX_UNKNOWN = 1_000;
  private static final int ASKED_IN_A_MINUTE = 10;
  private static final Duration UNKNOWN_FOR = Duration.ofMinutes(10);

  private final VendorWeb web;
  private final Scheme.Algorithm algorithm;
  private final Duration keptFor;
  private final InstantSource clock;
  private final Budget budget;
  private final Map<URI, Kept> keys = bounded(MAX_KEYS);
  private final Map<URI, Instant> unknown = bounded(MAX_UNKNOWN);

  private record Kept(PublicKey key, Instant until) {}

  /**
   * @param keptFor how long a key counts without being asked for again
   */
  public VendorKeys(
      VendorWeb web, Scheme.Algorithm algorithm, Duration keptFor, InstantSource clock) {
    this.web = web;
    this.algorithm = algorithm;
    this.keptFor = keptFor;
    this.clock = clock;
    this.budget = new Budget(ASKED_IN_A_MINUTE, Duration.ofMinutes(1), clock);
  }

  /** What is known of the key that a request wants. */
  public Given.Key find(Wanted wanted, Deadline deadline) {
    return switch (wanted) {
      case Wanted.Nothing() -> new Given.Key.Found(List.of());
      case Wanted.Elsewhere() -> new Given.Key.Unknown();
      case Wanted.At(URI address) -> find(address, deadline);
    };
  }

  private Given.Key find(URI address, Deadline deadline) {
    Given.Key known = known(address);
    return known == null ? told(address, web.get(address, deadline)) : known;
  }

  /** Null where the address has to be asked. */
  private synchronized Given.@Nullable Key known(URI address) {
    Instant now = clock.instant();
    Kept kept = keys.get(address);
    if (kept != null && now.isBefore(kept.until)) {
      return found(kept);
    }
    Instant until = unknown.get(address);
    if (until != null && now.isBefore(until)) {
      return new Given.Key.Unknown();
    }
    if (budget.take()) {
      return null;
    }
    return kept == null ? new Given.Key.OverBudget() : found(kept);
  }

  private synchronized Given.Key told(URI address, VendorWeb.Answer answer) {
    Instant now = clock.instant();
    return switch (answer) {
      case VendorWeb.Answer.Got(String text) -> {
        PublicKey key = PublicKeyText.read(text, algorithm);
        yield key == null ? forgotten(address, now) : kept(address, key, now);
      }
      case VendorWeb.Answer.Refused _ -> forgotten(address, now);
      // A key does not change under its name, so an old one is better than none.
      case VendorWeb.Answer.None() -> {
        Kept old = keys.get(address);
        yield old == null ? new Given.Key.Unavailable() : found(old);
      }
    };
  }

  private Given.Key kept(URI address, PublicKey key, Instant now) {
    Kept kept = new Kept(key, now.plus(keptFor));
    keys.put(address, kept);
    unknown.remove(address);
    return found(kept);
  }

  private Given.Key forgotten(URI address, Instant now) {
    keys.remove(address);
    unknown.put(address, now.plus(UNKNOWN_FOR));
    return new Given.Key.Unknown();
  }

  private static Given.Key found(Kept kept) {
    return new Given.Key.Found(List.of(kept.key));
  }

  /** The one that was not asked for the longest gives way. */
  private static <V> Map<URI, V> bounded(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<URI, V> eldest) {
        return size() > most;
      }
    };
  }
}
