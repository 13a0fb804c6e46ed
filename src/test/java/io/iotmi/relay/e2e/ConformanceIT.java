package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.account.AccountLife;
import io.iotmi.relay.local.account.Recorder;
import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.conformance.rule.Judge;
import io.iotmi.relay.local.conformance.rule.Judge.Judged;
import io.iotmi.relay.local.conformance.rule.Transcript;
import io.iotmi.relay.local.conformance.rule.Verdict;
import io.iotmi.relay.local.connector.ConnectorStack;
import io.iotmi.relay.local.connector.OwnConnector;
import io.iotmi.relay.local.service.CallingSide;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each vendor that comes with the relay, by the rules of AWS's guide. */
final class ConformanceIT {
  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void theConnectorKeepsEveryRuleAndTellsNoSecret(String vendor) {
    try (ConnectorStack stack =
            ConnectorStack.start(vendor, StackSettings.usual().withRuntimes(2));
        Traces traces = Traces.of(stack)) {
      Subject subject = OwnConnector.of(stack);
      Transcript transcript = play(subject);
      List<Judged> judged = Judge.judge(transcript);
      assertEquals(List.of(), broken(judged, unseen(stack)));
      assertEquals(
          Set.of(),
          traces.holding(
              subject.accounts().values().stream()
                  .map(credential -> credential.secretText())
                  .collect(Collectors.toSet())));
    }
  }

  private static Transcript play(Subject subject) {
    Recorder recorder =
        new Recorder(new CallingSide(subject.target()), subject.connectorId(), subject.requests());
    return new AccountLife(
            recorder,
            subject.vendor(),
            Waiting.byTime(Duration.ofSeconds(150), Duration.ofSeconds(3)),
            subject.accounts(),
            subject.trouble(),
            line -> {})
        .play();
  }

  /** A stand-in has one user, and not each vendor has a way to end an access. */
  private static Set<String> unseen(ConnectorStack stack) {
    return stack.cloud().revokes() ? Set.of("A5") : Set.of("A5", "U3");
  }

  private static List<Judged> broken(List<Judged> judged, Set<String> unseen) {
    return judged.stream()
        .filter(one -> !(one.verdict() instanceof Verdict.Pass))
        .filter(one -> one.verdict() instanceof Verdict.Fail || !unseen.contains(one.rule().id()))
        .toList();
  }
}
