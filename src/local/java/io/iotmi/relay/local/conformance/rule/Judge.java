package io.iotmi.relay.local.conformance.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds a run against every rule. */
public final class Judge {
  private static final Map<String, Check> CHECKS = new HashMap<>();

  static {
    Stream.of(
            EnvelopeChecks.all(),
            ActivationChecks.all(),
            DiscoveryChecks.all(),
            CommandChecks.all(),
            StateChecks.all(),
            EventChecks.all(),
            UnlinkChecks.all())
        .forEach(CHECKS::putAll);
  }

  private Judge() {}

  /** A verdict for each rule, in their order. */
  public static List<Judged> judge(Transcript transcript) {
    return Rulebook.read().stream()
        .map(rule -> new Judged(rule, verdict(rule, transcript)))
        .toList();
  }

  private static Verdict verdict(Rule rule, Transcript transcript) {
    Check check = CHECKS.get(rule.id());
    if (check == null) {
      throw new IllegalStateException("no check for rule " + rule.id());
    }
    return rule.observes() != Rule.Observes.REPLIES && !transcript.world().events()
        ? new Verdict.NotObservable("requests of the connector are not seen")
        : check.of(transcript);
  }

  /** A rule and what the run says about it. */
  public record Judged(Rule rule, Verdict verdict) {}
}
