package io.iotmi.relay.vendor.jsonata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationBoundsTest {
  private static final String ENDLESS = "($f := function($x){$f($x + 1)}; $f(1))";

  @Test
  void anEndlessExpressionIsStoppedAtTheLimitOfSteps() {
    assertEquals(
        "the evaluation takes more than 10000 steps",
        Evaluations.failed(ENDLESS, "1", Evaluations.of(10_000, 1_000, 1_000)).reason());
  }

  @Test
  void aSlowExpressionIsStoppedByTheClock() {
    AtomicLong clock = new AtomicLong();
    Bounds bounds =
        new Bounds(
            10_000, Duration.ofMillis(500), 1_000, 1_000, () -> clock.addAndGet(200_000_000));
    assertEquals(
        "the evaluation takes longer than 500 ms",
        Evaluations.failed(ENDLESS, "1", bounds).reason());
  }

  @Test
  void recursionThatFillsTheStackIsAFailure() {
    assertEquals(
        "the evaluation is nested too deep",
        Evaluations.failed("($f := function($x){1 + $f($x)}; $f(1))", "1", Evaluations.BOUNDS)
            .reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$pad('x', n)",
        "$pad('x', -n)",
        "[1..n]",
        "$count([1..n])",
        "$join(list, $pad('x', 400))",
        "$replace($pad('x', 400), 'x', $pad('y', 400))",
        "($d := function($s, $i){$i = 0 ? $s : $d($s & $s, $i - 1)}; $d('ab', 40))",
        "($d := function($s, $i){$i = 0 ? $s : $d($append($s, $s), $i - 1)}; $d([1, 2], 40))"
      })
  void whatGrowsBeyondTheBoundIsStopped(String expression) {
    assertEquals(
        "a text or list grows beyond 1000",
        Evaluations.failed(
                expression,
                "{'n': 9999999, 'list': ['a', 'b', 'c', 'd']}",
                Evaluations.of(10_000, 1_000, 1_000_000))
            .reason());
  }

  @Test
  void moreOutputThanTheBoundIsAFailure() {
    String reason =
        Evaluations.failed(
                "[1..50].{'name': $pad('x', 90)}", "1", Evaluations.of(10_000, 1_000, 1_000))
            .reason();
    assertEquals("the expression gives more than 1000 values and characters", reason);
  }

  @Test
  void whatStaysWithinTheBoundsIsNotStopped() {
    assertTrue(
        Evaluations.expression("$pad('x', 1000)")
                .evaluate(Evaluations.json("1"), Evaluations.of(100, 1_000, 2_000))
            instanceof Evaluated.Got);
  }

  @Test
  void afterAFailureTheNextEvaluationIsRight() {
    Evaluations.failed(ENDLESS, "1", Evaluations.of(1_000, 1_000, 1_000));
    assertEquals("3", Evaluations.got("a + b", "{'a': 1, 'b': 2}"));
  }
}
