package io.iotmi.relay.local.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Invokes a connector in the way of managed integrations. Thread-safe. */
public final class CallingSide {
  /** What the guide says of each invocation. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  public static final int RETRIES = 5;

  private final Target target;

  public CallingSide(Target target) {
    this.target = target;
  }

  /** Invokes until the function replies, and at most six times. */
  public List<Attempt> call(ServiceCall call) {
    byte[] event = call.json();
    List<Attempt> attempts = new ArrayList<>();
    do {
      attempts.add(attempt(attempts.size() + 1, event));
    } while (!attempts.getLast().replied() && attempts.size() <= RETRIES);
    return attempts;
  }

  /**
   * Makes a call and all of its retries at once, as where each reply came a moment too late. One
   * after the other where the target runs one invocation at a time.
   */
  public List<Attempt> callWithAllRetries(ServiceCall call) {
    byte[] event = call.json();
    if (!target.concurrent()) {
      return IntStream.rangeClosed(1, RETRIES + 1).mapToObj(i -> attempt(i, event)).toList();
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Attempt>> attempts =
          IntStream.rangeClosed(1, RETRIES + 1)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> attempt(i, event), threads))
              .toList();
      return attempts.stream().map(CompletableFuture::join).toList();
    }
  }

  private Attempt attempt(int number, byte[] event) {
    Instant sent = Instant.now();
    long begin = System.nanoTime();
    Outcome outcome = target.invoke(event, PATIENCE);
    return new Attempt(number, sent, Duration.ofNanos(System.nanoTime() - begin), outcome);
  }
}
