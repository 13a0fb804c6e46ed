package io.iotmi.relay.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.account.Ability;
import io.iotmi.relay.local.account.Recorder;
import io.iotmi.relay.local.account.Sightings;
import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.account.VendorSide;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.conformance.rule.MadeCall;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.CallingSide;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Link, discover, command, a late answer, a lost answer, unlink. */
final class Story {
  private final Recorder recorder;
  private final Sightings sightings;
  private final VendorSide vendor;
  private final Waiting waiting;
  private final String account;
  private final Credential credential;
  private final Narrator narrator;

  Story(Subject subject, Waiting waiting, PrintStream out) {
    this.recorder =
        new Recorder(new CallingSide(subject.target()), subject.connectorId(), subject.requests());
    this.sightings = new Sightings(recorder);
    this.vendor = subject.vendor();
    this.waiting = waiting;
    Map.Entry<String, Credential> first = subject.accounts().firstEntry();
    this.account = first.getKey();
    this.credential = first.getValue();
    this.narrator = new Narrator(out, Instant.now());
  }

  /** Tells it, and whether all came about. */
  boolean tell() {
    link();
    discover();
    Optional<Ability.Found> found = recorder.devices(account).flatMap(Ability::of).findFirst();
    narrator.expect(found.isPresent(), "a device that can be commanded");
    found.ifPresent(this::commands);
    unlink();
    return narrator.end();
  }

  private void link() {
    narrator.chapter("An account is linked with " + credential);
    MadeCall made = call(ServiceCall.activate(recorder.connectorId(), credential));
    narrator.expect(made.taken(), "an answer of 200 with the user");
  }

  private void discover() {
    narrator.chapter("Its devices are discovered");
    String id = "d" + UUID.randomUUID().toString().replace("-", "");
    int before = recorder.requests().size();
    MadeCall made = call(ServiceCall.discover(recorder.connectorId(), credential, id, List.of()));
    waitFor(made, () -> since(before).stream().anyMatch(Story::completes));
    narrator.got(since(before));
    long devices = recorder.devices(account).count();
    narrator.say(Instant.now(), devices + " devices");
    Set<String> all = vendor.devices(account);
    narrator.expect(all == null || all.size() == devices, "all devices of the account");
  }

  private void commands(Ability.Found found) {
    narrator.chapter("A device is commanded, and confirms");
    command(found, true);
    narrator.chapter("It is commanded again, and confirms late");
    vendor.next(found.device(), VendorSide.Manner.LATE);
    command(found, true);
    narrator.chapter("It is commanded once more, and is not heard of again");
    vendor.next(found.device(), VendorSide.Manner.NEVER);
    command(found, false);
  }

  private void command(Ability.Found found, boolean confirmed) {
    JsonNode state = found.other(sightings.last(found));
    ClusterCommand command = found.hasCommands() ? found.command(state) : found.update(state);
    String trace = "t" + UUID.randomUUID().toString().substring(0, 8) + "=_1";
    int before = recorder.requests().size();
    MadeCall made = call(ServiceCall.send(recorder.connectorId(), credential, trace, command));
    waitFor(
        made,
        () -> sightings.response(trace) && (!confirmed || sightings.value(found, state, before)));
    List<ReceivedRequest> sent = since(before);
    narrator.got(sent);
    narrator.expect(sightings.response(trace), "a response with the trace id " + trace);
    narrator.expect(
        confirmed == sightings.value(found, state, before),
        confirmed ? "the new value " + state : "silence about a value that is not confirmed");
  }

  private void unlink() {
    narrator.chapter("The account is unlinked");
    MadeCall made = call(ServiceCall.deactivate(recorder.connectorId(), credential));
    narrator.expect(made.taken(), "an answer of 200");
    waiting.quiet();
    int before = recorder.requests().size();
    Instant at = Instant.now();
    vendor.change(account).ifPresent(device -> narrator.say(at, device + " changes"));
    waiting.quiet();
    narrator.got(since(before));
    narrator.expect(since(before).isEmpty(), "silence after the account was unlinked");
  }

  private MadeCall call(ServiceCall call) {
    MadeCall made = recorder.call(account, call, MadeCall.Purpose.USUAL);
    narrator.called(made);
    return made;
  }

  /** Nothing follows from a call that was not taken. */
  private void waitFor(MadeCall made, BooleanSupplier done) {
    if (made.taken()) {
      waiting.until(done);
    }
  }

  private List<ReceivedRequest> since(int count) {
    List<ReceivedRequest> all = recorder.requests();
    return all.subList(Math.min(count, all.size()), all.size());
  }

  private static boolean completes(ReceivedRequest request) {
    return request.accepted() && request.body().path("StatusCode").asInt() == 200;
  }
}
