package io.iotmi.relay.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.conformance.rule.MadeCall;
import io.iotmi.relay.local.conformance.rule.Transcript;
import io.iotmi.relay.local.conformance.rule.World;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.Attempt;
import io.iotmi.relay.local.service.CallingSide;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes calls and keeps what a judge will want to know. */
public final class Recorder {
  private final CallingSide service;
  private final String connectorId;
  private final @Nullable Supplier<List<ReceivedRequest>> requests;
  private final List<MadeCall> calls = new ArrayList<>();
  private final Map<String, World.Account> accounts = new LinkedHashMap<>();
  private final Map<String, World.Command> commands = new LinkedHashMap<>();
  private final List<World.Change> changes = new ArrayList<>();
  private @Nullable Instant linked;

  /**
   * @param requests of the connector, null where they are not seen
   */
  public Recorder(
      CallingSide service, String connectorId, @Nullable Supplier<List<ReceivedRequest>> requests) {
    this.service = service;
    this.connectorId = connectorId;
    this.requests = requests;
  }

  public String connectorId() {
    return connectorId;
  }

  /** Makes a call, again and again until it is answered. */
  public MadeCall call(String account, ServiceCall call, MadeCall.Purpose purpose) {
    return keep(account, call, purpose, false, service.call(call));
  }

  /** Makes a call and all of its retries. */
  MadeCall callWithAllRetries(String account, ServiceCall call) {
    return keep(account, call, MadeCall.Purpose.USUAL, true, service.callWithAllRetries(call));
  }

  private MadeCall keep(
      String account,
      ServiceCall call,
      MadeCall.Purpose purpose,
      boolean repeated,
      List<Attempt> attempts) {
    MadeCall made = new MadeCall(call, account, purpose, repeated, attempts);
    calls.add(made);
    return made;
  }

  void account(String name, Credential credential, @Nullable Set<String> devices) {
    accounts.put(name, new World.Account(credential, devices, null, null));
  }

  void linked(Instant at) {
    linked = at;
  }

  /** Nothing is to be silent where the connector did not take the call. */
  void unlinked(String name, MadeCall call, Instant at) {
    if (!call.taken()) {
      return;
    }
    accounts.computeIfPresent(
        name,
        (same, account) ->
            new World.Account(account.credential(), account.devices(), at, account.revoked()));
  }

  void revoked(String name, @Nullable Boolean revoked) {
    accounts.computeIfPresent(
        name,
        (same, account) ->
            new World.Account(account.credential(), account.devices(), account.silent(), revoked));
  }

  void command(String traceId, World.Command command) {
    commands.put(traceId, command);
  }

  void changed(String account, String device, Instant at) {
    changes.add(new World.Change(account, device, at));
  }

  boolean seesEvents() {
    return requests != null;
  }

  /** Requests of the connector so far. */
  public List<ReceivedRequest> requests() {
    return requests == null ? List.of() : requests.get();
  }

  /** The devices that discoveries of an account brought. */
  public Stream<JsonNode> devices(String account) {
    Set<String> ids =
        calls.stream()
            .filter(call -> call.account().equals(account))
            .map(call -> call.call().discoveryId())
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    return requests().stream()
        .filter(ReceivedRequest::accepted)
        .map(ReceivedRequest::body)
        .filter(body -> ids.contains(body.path("DeviceDiscoveryId").asText()))
        .flatMap(body -> StreamSupport.stream(body.path("Devices").spliterator(), false));
  }

  /** Their ids. */
  Stream<String> discovered(String account) {
    return devices(account).map(device -> device.path("ConnectorDeviceId").asText()).distinct();
  }

  /** All that is known by now. */
  Transcript transcript() {
    return new Transcript(
        calls,
        requests(),
        new World(connectorId, seesEvents(), linked, accounts, commands, changes));
  }
}
