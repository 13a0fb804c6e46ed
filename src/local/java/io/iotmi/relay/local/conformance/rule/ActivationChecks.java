package io.iotmi.relay.local.conformance.rule;

import static io.iotmi.relay.local.conformance.rule.Verdict.unless;

import io.iotmi.relay.local.service.ServiceCall;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for the link between an account and its user. */
final class ActivationChecks {
  private static final Predicate<String> USER_ID =
      Pattern.compile("[a-zA-Z0-9_.,@-]{1,64}").asMatchPredicate();
  private static final String NO_ACTIVATION = "no activation was answered with 200";

  private ActivationChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "A1",
        t ->
            Verdict.of(
                t.usual(ServiceCall.ACTIVATE),
                "no user was activated",
                call -> unless(call.taken(), call.call() + " got " + call.codes())),
        "A2",
        t ->
            Verdict.of(
                activated(t),
                NO_ACTIVATION,
                each -> unless(!each.reply().userId().isEmpty(), "the answer has no userId")),
        "A3",
        t ->
            Verdict.of(
                activated(t).filter(each -> !each.reply().userId().isEmpty()),
                "no activation was answered with a userId",
                each ->
                    unless(
                        USER_ID.test(each.reply().userId()),
                        Shown.text(each.reply().userId()) + " cannot be a UserId")),
        "A4",
        t ->
            Verdict.of(
                ids(t).entrySet(),
                NO_ACTIVATION,
                account ->
                    unless(
                        account.getValue().size() <= 1,
                        "one user was given " + account.getValue())),
        "A5",
        ActivationChecks::different,
        "A6",
        ActivationChecks::quiet);
  }

  private record Activated(String account, Reply reply) {}

  private static Stream<Activated> activated(Transcript transcript) {
    return transcript
        .usual(ServiceCall.ACTIVATE)
        .flatMap(
            call ->
                call.replies().stream()
                    .filter(Reply::ok)
                    .map(reply -> new Activated(call.account(), reply)));
  }

  /** The ids that each account was given. */
  private static Map<String, Set<String>> ids(Transcript transcript) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    activated(transcript)
        .filter(each -> !each.reply().userId().isEmpty())
        .forEach(
            each ->
                ids.computeIfAbsent(each.account(), unseen -> new TreeSet<>())
                    .add(each.reply().userId()));
    return ids;
  }

  private static Verdict different(Transcript transcript) {
    Map<String, Set<String>> ids = ids(transcript);
    List<String> all = ids.values().stream().flatMap(Set::stream).toList();
    return Verdict.of(
        ids.size() < 2 ? List.<Integer>of() : List.of(ids.size()),
        "fewer than two users were activated",
        users ->
            unless(
                all.stream().distinct().count() == all.size(),
                users + " users have " + all.stream().distinct().toList()));
  }

  private static Verdict quiet(Transcript transcript) {
    Instant linked = transcript.world().linked();
    List<MadeCall> activations = transcript.taken(ServiceCall.ACTIVATE);
    if (linked == null || activations.isEmpty()) {
      return new Verdict.NotObservable(NO_ACTIVATION);
    }
    List<String> sent =
        transcript.requests().stream()
            .filter(request -> request.at().isBefore(linked))
            .map(Shown::request)
            .toList();
    return sent.isEmpty()
        ? new Verdict.Pass(activations.size())
        : new Verdict.Fail(activations.size(), sent);
  }
}
