package io.iotmi.relay.bench;

/**
 * A figure of a function that the relay is compared with.
 *
 * @param kind {@code reference}, {@code pooled} or {@code python}, as the chart colours it
 * @param goal what the relay is to reach beside it
 */
public record Reference(String kind, Spread spread, Target goal) {

  double ratio(Spread relay) {
    return relay.median() / spread.median();
  }

  boolean met(Spread relay) {
    return goal.met(relay.median(), spread.median());
  }
}
