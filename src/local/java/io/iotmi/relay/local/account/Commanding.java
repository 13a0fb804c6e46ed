package io.iotmi.relay.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.conformance.rule.MadeCall.Purpose;
import io.iotmi.relay.local.conformance.rule.World;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Commands of both forms, reads, and devices that answer late, never, or do not exist. */
final class Commanding {
  private final Recorder recorder;
  private final VendorSide vendor;
  private final Waiting waiting;
  private final String account;
  private final Credential credential;
  private final Consumer<String> progress;
  private final Sightings sightings;

  Commanding(
      Recorder recorder,
      VendorSide vendor,
      Waiting waiting,
      String account,
      Credential credential,
      Consumer<String> progress) {
    this.recorder = recorder;
    this.vendor = vendor;
    this.waiting = waiting;
    this.account = account;
    this.credential = credential;
    this.progress = progress;
    this.sightings = new Sightings(recorder);
  }

  void all() {
    List<Ability.Found> found = recorder.devices(account).flatMap(Ability::of).toList();
    Optional<Ability.Found> writable =
        found.stream().filter(ability -> ability.ability().writable()).findFirst();
    Optional<Ability.Found> commandable =
        found.stream().filter(Ability.Found::hasCommands).findFirst();
    writable.or(() -> commandable).ifPresent(this::read);
    writable.ifPresent(this::update);
    commandable.ifPresent(this::command);
    commandable.or(() -> writable).ifPresent(this::troubles);
  }

  private void read(Ability.Found found) {
    progress.accept("read the state of a device");
    send(found, found.read(), device(), null, false);
  }

  private void update(Ability.Found found) {
    progress.accept("update the state of a device, with a string as its value");
    JsonNode state = found.other(sightings.last(found));
    send(found, found.update(state), device(), state, false);
  }

  private void command(Ability.Found found) {
    progress.accept("send a command of a cluster, with all retries at once");
    JsonNode state = found.other(sightings.last(found));
    send(found, found.command(state), device(), state, true);
  }

  private void troubles(Ability.Found found) {
    progress.accept("send a command for a device that does not exist");
    ClusterCommand lost = any(found, found.ability().states().getFirst());
    String trace = trace();
    ServiceCall call =
        ServiceCall.send(
            recorder.connectorId(), credential, trace, lost.withDevice("no-such-device"));
    recorder.call(account, call, Purpose.UNKNOWN_DEVICE);
    waitFor(() -> sightings.response(trace));
    if (vendor.next(found.device(), VendorSide.Manner.LATE)) {
      progress.accept("send a command that is confirmed late");
      JsonNode state = found.other(sightings.last(found));
      send(found, any(found, state), World.Device.CONFIRMS, state, false);
    }
    if (vendor.next(found.device(), VendorSide.Manner.NEVER)) {
      progress.accept("send a command that is never answered");
      JsonNode state = found.other(sightings.last(found));
      send(found, any(found, state), World.Device.SILENT, state, false);
    }
  }

  private static ClusterCommand any(Ability.Found found, JsonNode state) {
    return found.hasCommands() ? found.command(state) : found.update(state);
  }

  private World.Device device() {
    return vendor.confirms() ? World.Device.CONFIRMS : World.Device.UNKNOWN;
  }

  private void send(
      Ability.Found found,
      ClusterCommand command,
      World.Device device,
      @Nullable JsonNode state,
      boolean repeated) {
    String trace = trace();
    ServiceCall call = ServiceCall.send(recorder.connectorId(), credential, trace, command);
    Integer before = vendor.dispatched(found.device());
    recorder.command(trace, new World.Command(command, device, found.attribute(), state, null));
    int seen = recorder.requests().size();
    if (repeated) {
      recorder.callWithAllRetries(account, call);
    } else {
      recorder.call(account, call, Purpose.USUAL);
    }
    boolean awaited = device == World.Device.CONFIRMS || state == null;
    waitFor(() -> sightings.response(trace) && (!awaited || sightings.value(found, state, seen)));
    if (repeated || device == World.Device.SILENT) {
      waiting.quiet();
    }
    Integer after = vendor.dispatched(found.device());
    Integer dispatched = before == null || after == null ? null : after - before;
    recorder.command(
        trace, new World.Command(command, device, found.attribute(), state, dispatched));
  }

  private void waitFor(BooleanSupplier done) {
    if (recorder.seesEvents()) {
      waiting.until(done);
    }
  }

  private static String trace() {
    return "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 14) + "=_1";
  }
}
