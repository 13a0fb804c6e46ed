package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.account.AccountLife;
import io.iotmi.relay.local.account.Recorder;
import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.conformance.rule.Judge;
import io.iotmi.relay.local.conformance.rule.Judge.Judged;
import io.iotmi.relay.local.conformance.rule.Transcript;
import io.iotmi.relay.local.service.Attempt;
import io.iotmi.relay.local.service.CallingSide;
import io.iotmi.relay.local.service.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** One run: plays the life of an account, judges and prints. */
final class Conformance {
  /** Exit codes. */
  static final int GREEN = 0;

  static final int RED = 1;
  static final int NOT_RUN = 2;

  private final PrintStream out;
  private final Waiting waiting;

  Conformance(PrintStream out, Waiting waiting) {
    this.out = out;
    this.waiting = waiting;
  }

  /** Gives the exit code. */
  int run(Subject subject) {
    Recorder recorder =
        new Recorder(new CallingSide(subject.target()), subject.connectorId(), subject.requests());
    AccountLife life =
        new AccountLife(
            recorder,
            subject.vendor(),
            waiting,
            subject.accounts(),
            subject.trouble(),
            step -> out.println("... " + step));
    Transcript transcript = life.play();
    Optional<String> unreachable = unreachable(transcript);
    if (unreachable.isPresent()) {
      out.println("The connector could not be reached: " + unreachable.get());
      return NOT_RUN;
    }
    List<Judged> judged = Judge.judge(transcript);
    out.println();
    out.println(Report.of(subject.name(), judged));
    return Report.isGreen(judged) ? GREEN : RED;
  }

  /** Why no invocation at all reached a function. */
  private static Optional<String> unreachable(Transcript transcript) {
    List<Outcome> outcomes =
        transcript.calls().stream()
            .flatMap(call -> call.attempts().stream())
            .map(Attempt::outcome)
            .toList();
    return outcomes.stream().allMatch(Outcome.Unreachable.class::isInstance)
        ? outcomes.stream().findFirst().map(outcome -> ((Outcome.Unreachable) outcome).why())
        : Optional.empty();
  }
}
