package io.iotmi.relay.vendor.jsonata;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import com.dashjoin.jsonata.Utils.RangeList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds one evaluation to its bounds, called by the library before and after each step. */
final class Watch {
  /** The clock is asked once in as many steps. */
  private static final int STRIDE = 256;

  private final Bounds bounds;
  private final long start;
  private int steps;
  private @Nullable Symbol last;

  private Watch(Bounds bounds) {
    this.bounds = bounds;
    this.start = bounds.nanoClock().getAsLong();
  }

  static Watch over(Frame frame, Bounds bounds) {
    Watch watch = new Watch(bounds);
    frame.setEvaluateEntryCallback((part, _, _) -> watch.step(part));
    frame.setEvaluateExitCallback((_, _, _, result) -> watch.check(result));
    return watch;
  }

  /** Where the part ends that was evaluated last; negative before the first. */
  int position() {
    return last == null ? -1 : SourcePosition.of(last);
  }

  private void step(Symbol part) {
    last = part;
    steps++;
    if (steps > bounds.steps()) {
      throw new EvaluationStopped("the evaluation takes more than " + bounds.steps() + " steps");
    }
    if (steps % STRIDE == 0 && bounds.nanoClock().getAsLong() - start > bounds.time().toNanos()) {
      throw new EvaluationStopped(
          "the evaluation takes longer than " + bounds.time().toMillis() + " ms");
    }
  }

  /** A range is a pair of numbers until something looks at its elements. */
  private void check(@Nullable Object result) {
    int length =
        switch (result) {
          case String text -> text.length();
          case RangeList range -> range.size();
          case List<?> list -> list.size();
          case null, default -> 0;
        };
    if (length > bounds.length()) {
      throw tooLong(bounds);
    }
  }

  static EvaluationStopped tooLong(Bounds bounds) {
    return new EvaluationStopped("a text or list grows beyond " + bounds.length());
  }
}
