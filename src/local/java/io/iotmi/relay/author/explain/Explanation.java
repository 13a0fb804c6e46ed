package io.iotmi.relay.author.explain;

import io.iotmi.relay.author.IndentedJson;
import io.iotmi.relay.author.Sample;
import io.iotmi.relay.author.SampleRun;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.model.WebhookResult;
import io.iotmi.relay.pipeline.door.DoorReply;
import io.iotmi.relay.stage.verify.Check;
import io.iotmi.relay.stage.verify.Refusal;
import io.iotmi.relay.stage.verify.material.SignedPart;
import io.iotmi.relay.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What is told of one capture. */
final class Explanation {
  private final Vendor vendor;
  private final List<String> lines = new ArrayList<>();

  Explanation(Vendor vendor) {
    this.vendor = vendor;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  Explanation request(Capture capture) {
    WebhookRequest request = capture.request();
    String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    say(
        "request   %s %s%s, %s"
            .formatted(
                request.method(), request.paths().getFirst(), query, measured(request.body())));
    say("headers   %s".formatted(String.join(", ", new TreeSet<>(request.headers().keySet()))));
    capture.notes().forEach(note -> say("note      %s".formatted(note)));
    return this;
  }

  Explanation verdict(Judge judge, DoorReply reply) {
    say("at        %s".formatted(judge.at()));
    say("door      %d, %s".formatted(reply.status(), inWords(reply.result())));
    return this;
  }

  Explanation checks(List<Check> checks) {
    say("\nchecks");
    // Named as in the log, by what fails.
    for (Check check : checks) {
      say("  %s  %s".formatted(check.passed() ? "passed" : "FAILED", check.part().label()));
    }
    return this;
  }

  Explanation signed(List<SignedPart> parts) {
    if (parts.isEmpty()) {
      return this;
    }
    say("\nsigned    %s".formatted(SigningText.measured(parts)));
    for (SignedPart part : parts) {
      say(
          "  %-24s %s  %s"
              .formatted(
                  Shown.of(part.name()), measured(part.bytes()), Shown.of(SigningText.text(part))));
    }
    return this;
  }

  /** Against what the vendor's side says that it signs. */
  Explanation difference(List<SignedPart> parts, byte[] theirs) {
    say(
        "\n%s"
            .formatted(
                SigningText.difference(parts, theirs)
                    .orElse("signed    the same as what the vendor signs")));
    return this;
  }

  Explanation fitting(List<Check> checks, Supplier<Optional<List<String>>> search) {
    boolean fits =
        checks.stream()
            .filter(check -> check.part() == Refusal.SIGNATURE_WRONG)
            .allMatch(Check::passed);
    if (fits) {
      return this;
    }
    Optional<List<String>> changes = search.get();
    if (changes.isEmpty()) {
      say("\nNo likely change of folder, secret encoding or body makes the signature fit.");
      say("The secret may be another one, or the capture may not be what was sent.");
      return this;
    }
    say("\nThe signature would fit with");
    changes.get().forEach(change -> say("  %s".formatted(Shown.of(change))));
    return this;
  }

  Explanation payload(VendorPayload payload) {
    SampleRun run = SampleRun.of(vendor, new Sample("capture", payload, Map.of(), null));
    say("\nreadings\n%s".formatted(IndentedJson.of(run.readings())));
    say("outcome\n%s".formatted(IndentedJson.of(run.outcome())));
    run.unread().forEach(member -> say("unread %s".formatted(member)));
    return this;
  }

  private static String inWords(WebhookResult result) {
    return switch (result) {
      case WebhookResult.Queued() -> "the vendor's, and would be put on the event queue";
      case WebhookResult.Greeted() -> "a handshake, answered";
      case WebhookResult.Refused(String part) -> "refused; the log says " + part;
      case WebhookResult.Unreadable(String reason) -> reason;
      case WebhookResult.Unavailable(String reason) -> reason;
      case WebhookResult.NotAllowed() -> "no request that the door takes";
    };
  }

  private static String measured(byte[] bytes) {
    return bytes.length + " bytes, sha256 " + Sha256.hex(bytes);
  }

  private void say(String line) {
    lines.add(line);
  }
}
