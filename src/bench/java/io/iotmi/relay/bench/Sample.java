package io.iotmi.relay.bench;

import java.util.Locale;

/**
 * What one process showed.
 *
 * @param first milliseconds from its start to the first event accepted
 * @param warm10 milliseconds for a batch of ten devices
 * @param warm100 milliseconds for a batch of a hundred devices
 * @param tableRequests to DynamoDB for each event of a batch of a hundred
 * @param peakMemory megabytes, after all of these
 * @param throughput events a second in batches of 500, from services that answer at once
 */
record Sample(
    double first,
    double warm10,
    double warm100,
    double tableRequests,
    double peakMemory,
    double throughput) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "first %5.0f ms, batch of 10 %5.1f ms, of 100 %6.1f ms, %.2f requests, %3.0f MB, %4.0f/s",
        first,
        warm10,
        warm100,
        tableRequests,
        peakMemory,
        throughput);
  }
}
