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
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Discoveries and commands, with a kill in each of them. */
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

  OperationRun(long seed) {
    this.random = new Random(seed);
    this.connector =
        ConnectorStack.start(
            "smartthings",
            StackSettings.usual()
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

  /** Each round is a discovery and a command. */
  OperationEnding go(int rounds) {
    call(ServiceCall.activate(recorder.connectorId(), credential));
    discover();
    Ability.Found lamp = recorder.devices(account).flatMap(Ability::of).findFirst().orElseThrow();
    for (int round = 0; round < rounds; round++) {
      killer.once();
      discover();
      killer.once();
      command(lamp);
    }
    killer.rest();
    waiting.quiet();
    return new Promises(
            recorder.requests(), discoveries, commands, connector.cloud().commands(lamp.device()))
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
    String trace = "k" + Long.toHexString(random.nextLong()) + "=_1";
    commands.add(trace);
    call(ServiceCall.send(recorder.connectorId(), credential, trace, lamp.update(state)));
    BooleanSupplier answered = () -> sightings.response(trace);
    waiting.until(answered);
  }

  private void call(ServiceCall call) {
    MadeCall made = recorder.call(account, call, MadeCall.Purpose.USUAL);
    if (!made.taken()) {
      throw new IllegalStateException(call + " was not taken");
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
