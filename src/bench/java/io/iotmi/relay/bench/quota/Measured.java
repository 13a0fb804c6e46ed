package io.iotmi.relay.bench.quota;

import io.iotmi.relay.local.endpoint.Quota;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run came to.
 *
 * @param busy part that was used of what the quota allowed between the first and the last accepted
 *     request, its burst included
 * @param throttled part of all requests that was answered 429
 * @param tableRequests requests to DynamoDB for each accepted one
 * @param returned how often a message went back to its queue
 */
record Measured(
    int accepted,
    Duration took,
    double busy,
    double throttled,
    double tableRequests,
    int returned,
    int deadLetters) {

  static Measured of(
      List<ReceivedRequest> requests,
      Quota quota,
      long tableRequests,
      int returned,
      int deadLetters) {
    List<Instant> accepted =
        requests.stream()
            .filter(ReceivedRequest::accepted)
            .map(ReceivedRequest::at)
            .sorted()
            .toList();
    long throttled = requests.stream().filter(request -> request.status() == 429).count();
    if (accepted.size() < 2) {
      return new Measured(
          accepted.size(), Duration.ZERO, 0, share(throttled, requests.size()), 0, returned, 0);
    }
    Duration took = Duration.between(accepted.getFirst(), accepted.getLast());
    double possible = quota.burst() + quota.perSecond() * took.toMillis() / 1e3;
    return new Measured(
        accepted.size(),
        took,
        Math.min(1, accepted.size() / possible),
        share(throttled, requests.size()),
        share(tableRequests, accepted.size()),
        returned,
        deadLetters);
  }

  private static double share(long part, int all) {
    return all == 0 ? 0 : part / (double) all;
  }
}
