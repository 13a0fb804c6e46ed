package io.iotmi.relay.local.conformance.rule;

import static io.iotmi.relay.local.conformance.rule.Verdict.unless;

import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.Attempt;
import io.iotmi.relay.local.service.CallingSide;
import io.iotmi.relay.local.service.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What holds for every call. */
final class EnvelopeChecks {
  private static final String NO_CALL = "no call was made";

  private EnvelopeChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "E1", t -> attempts(t, EnvelopeChecks::late),
        "E2", t -> attempts(t, EnvelopeChecks::noEnvelope),
        "E3", EnvelopeChecks::code,
        "E4", EnvelopeChecks::message,
        "E5", t -> refused(t, MadeCall.Purpose.UNKNOWN_OPERATION),
        "E6", t -> refused(t, MadeCall.Purpose.NO_AUTHORIZATION),
        "E7", EnvelopeChecks::authorization,
        "E8", EnvelopeChecks::alike,
        "E9", EnvelopeChecks::discreet,
        "E10", EnvelopeChecks::versions);
  }

  private record Tried(MadeCall call, Attempt attempt) {
    String where() {
      return call.call() + ", invocation " + attempt.number() + ", ";
    }
  }

  private record Answered(MadeCall call, Reply reply) {}

  private static Verdict attempts(Transcript transcript, Function<Tried, Optional<String>> fault) {
    return Verdict.of(
        transcript.calls().stream()
            .flatMap(call -> call.attempts().stream().map(attempt -> new Tried(call, attempt))),
        NO_CALL,
        fault);
  }

  private static Optional<String> late(Tried tried) {
    return switch (tried.attempt().outcome()) {
      case Outcome.TimedOut _ -> Optional.of(tried.where() + "was not answered in time");
      case Outcome.Unreachable(String why) -> Optional.of(tried.where() + why);
      case Outcome.Replied _, Outcome.Failed _ ->
          unless(
              tried.attempt().took().compareTo(CallingSide.PATIENCE) <= 0,
              tried.where() + "took " + tried.attempt().took().toMillis() + " ms");
    };
  }

  private static Optional<String> noEnvelope(Tried tried) {
    return switch (tried.attempt().outcome()) {
      case Outcome.Failed(String error) ->
          Optional.of(tried.where() + "ended in an error: " + Shown.text(error));
      case Outcome.Replied reply ->
          unless(
              Reply.of(reply).enveloped(),
              tried.where() + "was answered " + Shown.text(reply.text()));
      case Outcome.TimedOut _, Outcome.Unreachable _ -> Optional.empty();
    };
  }

  private static Stream<Answered> replies(Stream<MadeCall> calls) {
    return calls.flatMap(call -> call.replies().stream().map(reply -> new Answered(call, reply)));
  }

  private static Verdict code(Transcript transcript) {
    return Verdict.of(
        replies(transcript.calls().stream()).filter(each -> each.reply().enveloped()),
        "no answer came in an envelope",
        each ->
            unless(
                each.reply().code().isIntegralNumber(),
                each.call().call() + ": responseCode is " + Shown.json(each.reply().code())));
  }

  private static Verdict message(Transcript transcript) {
    return Verdict.of(
        replies(transcript.calls().stream())
            .filter(each -> each.reply().enveloped() && !each.reply().ok()),
        "every call was answered with 200",
        each ->
            unless(
                !each.reply().message().isBlank(),
                each.call().call() + ": " + each.reply().code() + " without a responseMessage"));
  }

  private static Verdict refused(Transcript transcript, MadeCall.Purpose purpose) {
    return Verdict.of(
        transcript.of(purpose).filter(call -> !call.replies().isEmpty()),
        "no such call was answered",
        call -> unless(!call.taken(), call.call() + " was answered with 200"));
  }

  private static Verdict authorization(Transcript transcript) {
    return Verdict.of(
        transcript.world().accounts().entrySet(),
        "the run had no account",
        account ->
            unless(
                transcript.calls().stream()
                    .filter(call -> call.account().equals(account.getKey()))
                    .anyMatch(call -> call.purpose().usual() && call.taken()),
                "no call with " + account.getValue().credential() + " was answered with 200"));
  }

  private static Verdict alike(Transcript transcript) {
    return Verdict.of(
        transcript.calls().stream().filter(call -> call.repeated() && call.replies().size() > 1),
        "no call was answered more than once",
        call -> {
          List<String> answers =
              call.replies().stream()
                  .map(reply -> (reply.code() + " " + reply.userId()).strip())
                  .distinct()
                  .toList();
          return unless(answers.size() == 1, call.call() + " was answered " + answers);
        });
  }

  private static Verdict discreet(Transcript transcript) {
    List<String> secrets =
        transcript.world().accounts().values().stream()
            .map(account -> account.credential().secretText())
            .filter(text -> !text.isEmpty())
            .toList();
    Stream<String> replies = replies(transcript.calls().stream()).map(each -> each.reply().raw());
    Stream<String> events =
        transcript.requests().stream().map(ReceivedRequest::body).map(Object::toString);
    return Verdict.of(
        secrets.isEmpty() ? Stream.<String>of() : Stream.concat(replies, events),
        "no token and no credential is known to the run",
        text ->
            unless(
                secrets.stream().noneMatch(text::contains),
                "it is in "
                    + text.length()
                    + " characters that begin with "
                    + Shown.begin(text, secrets)));
  }

  private static Verdict versions(Transcript transcript) {
    return Verdict.of(
        transcript.of(MadeCall.Purpose.OTHER_VERSION),
        "no call was made with another version",
        call ->
            unless(
                call.taken(),
                call.call() + " with version " + call.call().version() + " got " + call.codes()));
  }
}
