package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.template.RequestLumps.Lump;
import io.iotmi.relay.template.RequestLumps.Phases;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The alarm of the quota as the template sets it, over what full batches count. CloudWatch adds up
 * whole periods that start at the full multiple of their length; where in a period the backlog
 * starts is tried throughout.
 */
final class QuotaAlarmTest {
  private static final double QUOTA = 10;

  /** From the end of a period until its last values have arrived. */
  private static final double DELAY = 30;

  private static final JsonNode ALARM = Template.read().resource("QuotaAlarm");
  private static final JsonNode SENT = ALARM.path("Metrics").path(1).path("MetricStat");
  private static final int PERIOD = SENT.path("Period").asInt();

  @Test
  void theAlarmShowsPercentOfWhatTheQuotaAllowsInAPeriod() {
    Resolution resolution = new Resolution(Template.read().root(), Map.of("AccountQuota", "25"));
    assertEquals(
        "100 * sent / (" + PERIOD + " * 25)",
        resolution.text(ALARM.path("Metrics").path(0).path("Expression")));
    assertEquals("RequestsSent", SENT.path("Metric").path("MetricName").asText());
    assertEquals("Sum", SENT.path("Stat").asText());
    assertEquals("GreaterThanThreshold", ALARM.path("ComparisonOperator").asText());
  }

  @ParameterizedTest
  @CsvSource({"2, 100", "4, 100", "8, 50", "1, 100", "1, 450", "9, 50"})
  void aFullQuotaRingsWithinFifteenMinutes(int runtimes, int batch) {
    RequestLumps full = new RequestLumps(runtimes, batch, QUOTA, 0.995);
    SplittableRandom random = new SplittableRandom(11);
    for (Phases phases : Phases.values()) {
      for (int before = 0; before < PERIOD; before += 5) {
        OptionalDouble rang = rings(full.until(1_800, phases, random), before, 1_800);
        assertTrue(rang.isPresent(), phases + ", " + before);
        assertTrue(rang.getAsDouble() <= 900, phases + ", " + before + ": " + rang);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 100", "4, 100", "8, 50", "1, 100", "1, 450", "9, 50"})
  void aQuotaInUseToSevenTenthsDoesNotRingInADay(int runtimes, int batch) {
    RequestLumps usual = new RequestLumps(runtimes, batch, QUOTA, 0.7);
    SplittableRandom random = new SplittableRandom(12);
    for (Phases phases : Phases.values()) {
      for (int before = 0; before < PERIOD; before += 15) {
        OptionalDouble rang = rings(usual.until(86_400, phases, random), before, 86_400);
        assertFalse(rang.isPresent(), phases + ", " + before + ": " + rang);
      }
    }
  }

  /**
   * When the alarm rings.
   *
   * @param before seconds of the period that are over when the backlog starts
   */
  private static OptionalDouble rings(List<Lump> lumps, int before, int end) {
    int[] sums = new int[(end + before) / PERIOD + 1];
    for (Lump lump : lumps) {
      int period = (int) ((lump.at() + before) / PERIOD);
      if (period < sums.length) {
        sums[period] += lump.requests();
      }
    }
    for (int period = 0; period < sums.length - 1; period++) {
      if (breaching(sums, period) >= ALARM.path("DatapointsToAlarm").asInt()) {
        return OptionalDouble.of((period + 1) * PERIOD - before + DELAY);
      }
    }
    return OptionalDouble.empty();
  }

  /** Of the periods that the alarm looks at when this one is over. */
  private static int breaching(int[] sums, int period) {
    int first = Math.max(0, period - ALARM.path("EvaluationPeriods").asInt() + 1);
    int breaching = 0;
    for (int each = first; each <= period; each++) {
      double percent = 100 * sums[each] / (PERIOD * QUOTA);
      breaching += percent > ALARM.path("Threshold").asDouble() ? 1 : 0;
    }
    return breaching;
  }
}
