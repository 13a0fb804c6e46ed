package io.iotmi.relay.vendor.jsonata;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much one evaluation may take. Steps bound what an expression repeats, time bounds what a slow
 * machine makes of them; both are looked at between steps, so that the rest bounds what a single
 * step can grow to.
 *
 * @param steps evaluations of parts of the expression
 * @param time of the whole evaluation
 * @param length characters of a text, elements of a list
 * @param output braces, names, values and characters of what an evaluation gives
 * @param nanoClock as {@link System#nanoTime}
 */
public record Bounds(int steps, Duration time, int length, int output, LongSupplier nanoClock) {
  private static final int STEPS = 2_000_000;
  private static final Duration TIME = Duration.ofSeconds(2);
  private static final int LENGTH = 1_000_000;
  private static final int OUTPUT = 2_000_000;

  /** Far above what a payload of 256 kB needs. */
  public static Bounds standard(LongSupplier nanoClock) {
    return new Bounds(STEPS, TIME, LENGTH, OUTPUT, nanoClock);
  }
}
