package io.iotmi.relay.local.conformance.rule;

import static io.iotmi.relay.local.conformance.rule.Verdict.unless;

import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.ServiceCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds once an account is unlinked. */
final class UnlinkChecks {
  private UnlinkChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "U1", UnlinkChecks::answered,
        "U2", UnlinkChecks::silent,
        "U3", UnlinkChecks::revoked);
  }

  /** Whether the change came when no event of its account may be sent any more. */
  static boolean unlinked(Transcript transcript, World.Change change) {
    World.Account account = transcript.world().accounts().get(change.account());
    return account != null && account.silent() != null && !change.at().isBefore(account.silent());
  }

  private static Verdict answered(Transcript transcript) {
    return Verdict.of(
        transcript.usual(ServiceCall.DEACTIVATE),
        "no user was deactivated",
        call -> unless(call.taken(), call.call() + " got " + call.codes()));
  }

  private static Verdict silent(Transcript transcript) {
    List<String> sent = new ArrayList<>();
    transcript
        .world()
        .accounts()
        .forEach(
            (name, account) -> {
              Instant silent = account.silent();
              if (silent != null) {
                sent.addAll(after(transcript, name, silent));
              }
            });
    List<World.Change> changes =
        transcript.world().changes().stream()
            .filter(change -> unlinked(transcript, change))
            .toList();
    if (!sent.isEmpty()) {
      return new Verdict.Fail(Math.max(changes.size(), sent.size()), sent);
    }
    return changes.isEmpty()
        ? new Verdict.NotObservable("the vendor could not be made to report a change afterwards")
        : new Verdict.Pass(changes.size());
  }

  /** Requests that name the account's user, or a device that a discovery gave the user. */
  private static List<String> after(Transcript transcript, String account, Instant silent) {
    String user = transcript.userId(account).orElse("");
    Set<String> devices =
        Discoveries.of(transcript).stream()
            .filter(job -> job.account().equals(account))
            .flatMap(job -> job.ids().stream())
            .collect(Collectors.toSet());
    return transcript.requests().stream()
        .filter(request -> request.at().isAfter(silent))
        .filter(request -> concerns(request, user, devices))
        .map(Shown::request)
        .toList();
  }

  private static boolean concerns(ReceivedRequest request, String user, Set<String> devices) {
    String given = Transcript.text(request, "UserId");
    return given.isEmpty()
        ? devices.contains(Transcript.text(request, "ConnectorDeviceId"))
        : given.equals(user);
  }

  private static Verdict revoked(Transcript transcript) {
    return Verdict.of(
        transcript.world().accounts().values().stream()
            .filter(account -> account.silent() != null && account.revoked() != null),
        "it is not seen whether the vendor ended an access",
        account ->
            unless(
                Boolean.TRUE.equals(account.revoked()),
                account.credential() + " still gives access to the vendor"));
  }
}
