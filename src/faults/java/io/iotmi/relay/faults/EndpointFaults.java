package io.iotmi.relay.faults;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultAction.Verbatim;
import io.iotmi.relay.local.endpoint.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What goes wrong at the endpoint, or between it and the function. */
final class EndpointFaults {
  private static final Duration SILENCE = Duration.ofSeconds(4);
  private static final Duration SLOW_ANSWER = Duration.ofMillis(3_500);

  /** How long the connector is unknown, at the start and once more later. */
  private static final Duration UNKNOWN = Duration.ofSeconds(3);

  private static final Duration KNOWN_AT_FIRST = Duration.ofSeconds(15);

  private EndpointFaults() {}

  /** By chance; nothing of this is about the event. */
  static List<FaultAction> random() {
    return List.of(
        new FaultAction.Status(429, "ThrottlingException"),
        new FaultAction.Status(500, "InternalServerException"),
        new FaultAction.Status(503, "ServiceUnavailableException"),
        new FaultAction.Status(403, "AccessDeniedException"),
        new FaultAction.Status(403, "RequestTimeTooSkewed"),
        new FaultAction.Status(400, "RequestTimeout"),
        new FaultAction.Status(400, "PriorRequestNotComplete"),
        new FaultAction.Status(400, "LimitExceededException"),
        Verbatim.page(200),
        Verbatim.page(302),
        Verbatim.page(400),
        Verbatim.page(404),
        Verbatim.page(413),
        Verbatim.json(202, "{}"),
        Verbatim.json(202, "{\"ConnectorId\":\"another\"}"),
        new FaultAction.Delay(Duration.ofMillis(400)),
        new FaultAction.ResetBefore(),
        new FaultAction.ResetAfter(),
        new FaultAction.Truncated(),
        new FaultAction.Garbage(),
        new FaultAction.WrongType(),
        new FaultAction.SlowAnswer(SLOW_ANSWER),
        new FaultAction.Silence(SILENCE));
  }

  /** Without chance: the connector is unknown for a while, and some events are never wanted. */
  static List<FaultRule> certain(FaultPlan plan, Map<PutEvent.Fate, Set<Integer>> fates) {
    List<FaultRule> rules = new ArrayList<>();
    if (plan.kills() > 0) {
      AtomicLong first = new AtomicLong();
      // Before any acceptance the answer need not say what was not found.
      rules.add(
          new FaultRule(
              (number, body) -> since(first).compareTo(UNKNOWN) < 0,
              new FaultAction.Status(404, "ResourceNotFoundException")));
      rules.add(
          new FaultRule(
              (number, body) -> {
                Duration later = since(first).minus(KNOWN_AT_FIRST);
                return !later.isNegative() && later.compareTo(UNKNOWN) < 0;
              },
              Verbatim.notFound(EmbeddedStack.CONNECTOR_ID)));
    }
    rules.add(
        always(
            fates.getOrDefault(PutEvent.Fate.REFUSED, Set.of()),
            new FaultAction.Status(400, "ValidationException")));
    rules.add(
        always(
            fates.getOrDefault(PutEvent.Fate.NOT_FOUND, Set.of()), Verbatim.notFound("a-device")));
    return rules;
  }

  private static FaultRule always(Set<Integer> events, FaultAction action) {
    return new FaultRule(
        (number, body) -> Tokens.in(body).stream().map(Tokens::number).anyMatch(events::contains),
        action);
  }

  /** Since the first request, which is where time begins. */
  private static Duration since(AtomicLong first) {
    long now = System.nanoTime();
    first.compareAndSet(0, now);
    return Duration.ofNanos(now - first.get());
  }
}
