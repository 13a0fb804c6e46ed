package io.iotmi.relay.faults.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.account.Ability;
import io.iotmi.relay.local.account.Recorder;
import io.iotmi.relay.local.account.Sightings;
import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.conformance.rule.MadeCall;
import io.iotmi.relay.local.connector.ConnectorStack;
import io.iotmi.relay.local.connector.OwnConnector;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.CallingSide;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Discoveries, commands that may be repeated, and those that may not, with a kill in each. */
final class OperationRun implements AutoCloseable {
  /** A message that a killed runtime had comes back after this time. */
  private static final Duration VISIBILITY = Duration.ofSeconds(6);

  private static final Duration MOST = Duration.ofMinutes(2);
  private static final int RUNTIMES = 2;

  private final ConnectorStack connector;
  private final Subject subject;
  private final Recorder recorder;
  private final Sightings sightings;
  private final RuntimeKiller killer;
  private final Random random;
  private final Waiting waiting = Waiting.byTime(MOST, VISIBILITY);
  private final String account;
  private final Credential credential;
  private final List<String> discoveries = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();
  private final List<String> toggles = new ArrayList<>();

  OperationRun(long seed) {
    this.random = new Random(seed);
    this.connector =
        ConnectorStack.start(
            "smartthings",
            StackSettings.usual()
                .withFunction(TogglingFolder.function())
                .withRuntimes(RUNTIMES)
                .withoutQuota()
                .withVisibility(VISIBILITY)
                .withReceives(50)
                .withEnvironment(Map.of("SEND_RATE_LIMIT", "50")));
    this.subject = OwnConnector.of(connector);
    this.recorder =
        new Recorder(new CallingSide(subject.target()), subject.connectorId(), subject.requests());
    this.sightings = new Sightings(recorder);
    this.killer = new RuntimeKiller(connector.stack(), random);
    this.account = subject.accounts().firstEntry().getKey();
    this.credential = subject.accounts().firstEntry().getValue();
  }

  /** Each round is a discovery, a command, and one that must not be sent twice. */
  OperationEnding go(int rounds) {
    call(ServiceCall.activate(recorder.connectorId(), credential));
    discover();
    List<Ability.Found> lamps =
        recorder.devices(account).flatMap(Ability::of).filter(Ability.Found::hasCommands).toList();
    Ability.Found lamp = lamps.getFirst();
    Ability.Found toggled = lamps.get(1);
    for (int round = 0; round < rounds; round++) {
      killer.once();
      discover();
      killer.once();
      command(lamp);
      killer.once();
      toggle(toggled);
    }
    killer.rest();
    waiting.quiet();
    return new Promises(
            recorder.requests(),
            discoveries,
            new Promises.Dispatched(commands, connector.cloud().commands(lamp.device())),
            new Promises.Dispatched(toggles, connector.cloud().commands(toggled.device())))
        .ending(killer.kills());
  }

  /** What the functions printed. */
  List<String> log() {
    return connector.stack().log().lines();
  }

  private void discover() {
    String id = "k" + Long.toHexString(random.nextLong());
    discoveries.add(id);
    call(ServiceCall.discover(recorder.connectorId(), credential, id, List.of()));
    waiting.until(() -> sent("DeviceDiscoveryId", id, 200));
  }

  private void command(Ability.Found lamp) {
    JsonNode state = lamp.other(sightings.last(lamp));
    send(lamp.update(state), commands);
  }

  private void toggle(Ability.Found lamp) {
    send(TogglingFolder.toggle(lamp.device(), lamp.endpoint()), toggles);
  }

  private void send(ClusterCommand command, List<String> traces) {
    String trace = "k" + Long.toHexString(random.nextLong()) + "=_1";
    traces.add(trace);
    call(ServiceCall.send(recorder.connectorId(), credential, trace, command));
    BooleanSupplier answered = () -> sightings.response(trace);
    waiting.until(answered);
  }

  private void call(ServiceCall call) {
    MadeCall made = recorder.call(account, call, MadeCall.Purpose.USUAL);
    if (!made.taken()) {
      throw new IllegalStateException(call + " was answered with " + made.codes());
    }
  }

  private boolean sent(String member, String id, int status) {
    return recorder.requests().stream()
        .filter(ReceivedRequest::accepted)
        .map(ReceivedRequest::body)
        .anyMatch(
            body ->
                body.path(member).asText().equals(id) && body.path("StatusCode").asInt() == status);
  }

  @Override
  public void close() {
    subject.close();
  }
}
