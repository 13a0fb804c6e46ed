package io.iotmi.relay.local.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.conformance.rule.Judge.Judged;
import io.iotmi.relay.local.conformance.rule.Rule;
import io.iotmi.relay.local.conformance.rule.Rulebook;
import io.iotmi.relay.local.conformance.rule.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RulesTest {
  static Stream<Rule> rules() {
    return Rulebook.read().stream();
  }

  @Test
  void aConnectorThatKeepsEveryRulePassesEachOfThem() {
    List<Judged> others =
        ScriptedRun.of("").stream()
            .filter(judged -> !(judged.verdict() instanceof Verdict.Pass))
            .toList();
    assertEquals(List.of(), others);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aConnectorThatBreaksTheRuleFailsIt(Rule rule) {
    Judged judged =
        ScriptedRun.of(rule.id()).stream()
            .filter(one -> one.rule().id().equals(rule.id()))
            .findFirst()
            .orElseThrow();
    assertInstanceOf(Verdict.Fail.class, judged.verdict(), rule.text());
  }

  @Test
  void whatIsNotSeenIsNotJudged() {
    List<Judged> judged = ScriptedRun.repliesOnly();
    assertTrue(
        judged.stream()
            .allMatch(
                one ->
                    one.rule().observes() == Rule.Observes.REPLIES
                        || one.verdict() instanceof Verdict.NotObservable));
    assertTrue(judged.stream().anyMatch(one -> one.verdict() instanceof Verdict.Pass));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleHasTheAddressOfAPageOfAws(Rule rule) {
    assertTrue(
        rule.page().matches("https://docs\\.aws\\.amazon\\.com/iot-mi/.+\\.html"), rule.id());
  }

  @Test
  void noTwoRulesHaveOneId() {
    List<String> ids = rules().map(Rule::id).toList();
    assertEquals(ids.stream().distinct().toList(), ids);
  }
}
