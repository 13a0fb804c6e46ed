package io.iotmi.relay.vendor.jsonata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Evaluations of one expression on several threads keep their payloads apart. The system property
 * {@code leak.evaluations} makes the run longer.
 */
final class EvaluationLeakTest {
  private static final int THREADS = 8;
  private static final int EVALUATIONS = Integer.getInteger("leak.evaluations", 1_000);

  private static final Expression EXPRESSION =
      Evaluations.expression(
          """
          ($own := body.id;
           body.parts.{'root': $$.body.id, 'own': $own, 'part': part, 'variable': $tag,
             'inner': $map([1..2], function($n) { $$.body.id & '/' & $n })})
          """);

  @Test
  void noEvaluationSeesThePayloadOfAnother() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        wrong.add(threads.submit(() -> wrongResults(number)));
      }
      int all = 0;
      for (Future<Integer> one : wrong) {
        all += one.get();
      }
      assertEquals(0, all, "evaluations with another result");
    }
  }

  private static int wrongResults(int thread) {
    int wrong = 0;
    for (int i = 0; i < EVALUATIONS; i++) {
      String id = thread + "-" + i;
      Json input =
          Evaluations.json(
              "{'body': {'id': '%s', 'parts': [{'part': 1}, {'part': 2}]}}".formatted(id));
      Evaluated found =
          EXPRESSION.evaluate(
              input, Map.of("tag", new Json.Text(id)), Evaluations.BOUNDS, ReadMembers.none());
      String part =
          "{'root':'%1$s','own':'%1$s','part':%2$d,'variable':'%1$s',"
              + "'inner':['%1$s/1','%1$s/2']}";
      String expected = "[" + part.formatted(id, 1) + "," + part.formatted(id, 2) + "]";
      boolean right =
          found instanceof Evaluated.Got(var json) && Evaluations.text(json).equals(expected);
      wrong += right ? 0 : 1;
    }
    return wrong;
  }
}
