package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Devices, commands on their way, and who is subscribed. Thread-safe. */
final class CloudState {
  private final VendorShape shape;
  private final Consumer<Webhook> outbox;
  private final Map<String, StandInDevice> devices = new LinkedHashMap<>();
  private final Map<String, Integer> commands = new HashMap<>();
  private final List<Command> waiting = new ArrayList<>();
  private final List<String> subscriptions = new ArrayList<>();
  private Obedience obedience = Obedience.OBEYS;
  private boolean expired;
  private boolean revoked;
  private int attempts;
  private int issued;

  private record Command(String attempt, StandInDevice device, Map<String, JsonNode> changes) {}

  CloudState(VendorShape shape, Consumer<Webhook> outbox) {
    this.shape = shape;
    this.outbox = outbox;
    shape.devices().forEach(device -> devices.put(device.id(), device));
  }

  /** The user's devices in their order. */
  synchronized List<StandInDevice> owned() {
    return devices.values().stream().filter(d -> d.owner().equals(shape.user())).toList();
  }

  /** A device, whosever it is. */
  synchronized Optional<StandInDevice> device(String id) {
    return Optional.ofNullable(devices.get(id));
  }

  /** A device of the user. */
  Optional<StandInDevice> owned(String id) {
    return device(id).filter(device -> device.owner().equals(shape.user()));
  }

  synchronized void remove(String id) {
    devices.remove(id);
  }

  /**
   * Takes a command.
   *
   * @return the id of the attempt; nothing where the device cannot be reached
   */
  synchronized Optional<String> command(StandInDevice device, Map<String, JsonNode> changes) {
    commands.merge(device.id(), 1, Integer::sum);
    if (obedience == Obedience.OFFLINE) {
      return Optional.empty();
    }
    attempts++;
    Command command = new Command("attempt-" + attempts, device, Map.copyOf(changes));
    switch (obedience) {
      case OBEYS -> finish(command, true);
      case LATE -> waiting.add(command);
      case LOST, OFFLINE -> {}
    }
    return Optional.of(command.attempt);
  }

  /** How many commands came for a device, whatever became of them. */
  synchronized int commands(String device) {
    return commands.getOrDefault(device, 0);
  }

  /** Has what is on its way come to its end. */
  synchronized void settle(boolean succeeded) {
    List<Command> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(command -> finish(command, succeeded));
  }

  private void finish(Command command, boolean succeeded) {
    shape.ended(command.attempt, command.device, succeeded).ifPresent(outbox);
    if (succeeded) {
      change(command.device, command.changes);
    }
  }

  synchronized void change(StandInDevice device, Map<String, JsonNode> changes) {
    device.state().putAll(changes);
    outbox.accept(shape.changed(device, changes));
  }

  synchronized Obedience obedience() {
    return obedience;
  }

  synchronized void obedience(Obedience other) {
    obedience = other;
  }

  /** How many tokens were issued; the newest is good. */
  synchronized int issued() {
    return issued;
  }

  synchronized int issue() {
    issued++;
    expired = false;
    return issued;
  }

  synchronized boolean expired() {
    return expired || revoked;
  }

  synchronized void expire(boolean isExpired) {
    expired = isExpired;
  }

  synchronized void revoke() {
    revoked = true;
  }

  synchronized boolean revoked() {
    return revoked;
  }

  synchronized List<String> subscriptions() {
    return List.copyOf(subscriptions);
  }

  synchronized void subscribe(String what) {
    subscriptions.add(what);
  }

  synchronized void unsubscribe() {
    subscriptions.clear();
  }
}
