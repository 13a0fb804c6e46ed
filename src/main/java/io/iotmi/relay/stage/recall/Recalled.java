package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered, as one batch sees it: an event is judged as if those before it had been
 * delivered, and what is delivered in the end is remembered. Not thread-safe.
 */
public final class Recalled {
  private final Memory memory;
  private final String connector;
  private final StateJudge judge;

  /** Devices as they are once the events that were judged so far are delivered. */
  private final Map<String, DeviceRecord> ahead = new HashMap<>();

  private final Map<EventRef, Effect> effects = new HashMap<>();

  Recalled(Memory memory, String connector, StateJudge judge) {
    this.memory = memory;
    this.connector = connector;
    this.judge = judge;
  }

  /** Why the table did not answer; null where it did. Then nothing may leave. */
  public @Nullable String failure() {
    return memory.failure();
  }

  /** Reads what there is of devices and users of the vendor. */
  public void load(Collection<String> devices, Collection<String> users, Deadline deadline) {
    Map<String, String> ids = new LinkedHashMap<>();
    devices.forEach(device -> ids.put(RecordIds.device(connector, device), connector));
    Set<String> named = new LinkedHashSet<>();
    users.forEach(user -> named.add(RecordIds.user(connector, user)));
    memory.load(ids, named, deadline);
  }

  /** Reads what there is of the devices and users of events. */
  public void load(List<ConnectorEvent> events, Deadline deadline) {
    Map<String, String> devices = new LinkedHashMap<>();
    Set<String> users = new LinkedHashSet<>();
    for (ConnectorEvent event : events) {
      String id = device(event);
      if (id != null) {
        devices.put(id, event.request().connectorId());
      }
      Sensitive user = event.request().userId();
      if (user != null) {
        users.add(RecordIds.user(event.request().connectorId(), user.value()));
      }
    }
    memory.load(devices, users, deadline);
  }

  /** What descriptions said of the values of a device. */
  public Map<String, Json.Obj> facts(String device) {
    return view(RecordIds.device(connector, device)).facts();
  }

  /**
   * A list has the device.
   *
   * @param discovery id of the list
   * @param user whose list it is, null where it does not say
   * @return whether the device was gone and is back with this list
   */
  public boolean described(
      String device, String discovery, @Nullable String user, Map<String, Json.Obj> facts) {
    edit(
        device,
        record -> {
          DeviceRecord described = record.withFacts(facts).seenIn(discovery);
          return user == null ? described : described.withUser(user);
        });
    return view(RecordIds.device(connector, device)).isBackIn(discovery);
  }

  /** The device was taken out of its account. */
  public void removed(String device) {
    edit(device, DeviceRecord::gone);
  }

  /** The vendor's id of a user that is too long for the API. */
  public void named(String user, String vendorId) {
    memory.edit(RecordIds.user(connector, user), json -> Users.withVendorId(json, vendorId));
  }

  /**
   * Writes what was told so far, before anything is sent.
   *
   * @return whether it is written
   */
  public boolean keep(Deadline deadline) {
    return memory.save(deadline);
  }

  /**
   * What is to become of an event; asked once, in the order of the batch.
   *
   * @param sequence of the event among those of its device, where the vendor counts them
   */
  public Judgement judge(ConnectorEvent event, @Nullable Long sequence, Instant now) {
    String id = device(event);
    DeviceRecord device = id == null ? DeviceRecord.EMPTY : view(id);
    if (isSilenced(event, device.users())) {
      return new Judgement.Withhold(Outcome.Cause.USER_GONE, Judgement.Withheld.NONE);
    }
    StateJudge.Judged judged = judge.judge(event, sequence, device, now);
    if (id != null && judged.judgement() instanceof Judgement.Send) {
      ahead.put(id, device.after(judged.effect(), now));
      effects.put(event.ref(), judged.effect());
    }
    return judged.judgement();
  }

  private boolean isSilenced(ConnectorEvent event, SequencedSet<String> owners) {
    String of = event.request().connectorId();
    Sensitive user = event.request().userId();
    return (user != null && isGone(of, user.value()))
        || (!owners.isEmpty() && owners.stream().allMatch(owner -> isGone(of, owner)));
  }

  private boolean isGone(String of, String user) {
    return Users.isGone(memory.data(RecordIds.user(of, user)));
  }

  /** An event that was judged is delivered. */
  public void delivered(ConnectorEvent event, Instant now) {
    String id = device(event);
    Effect effect = effects.get(event.ref());
    if (id != null && effect != null) {
      memory.edit(id, json -> DeviceRecord.read(json).after(effect, now).toJson());
    }
  }

  /**
   * Remembers what was delivered.
   *
   * @return whether all of it is written
   */
  public boolean close(Deadline deadline) {
    return memory.save(deadline);
  }

  private DeviceRecord view(String id) {
    return ahead.computeIfAbsent(id, memory::device);
  }

  private void edit(String device, UnaryOperator<DeviceRecord> edit) {
    String id = RecordIds.device(connector, device);
    ahead.put(id, edit.apply(view(id)));
    memory.edit(id, json -> edit.apply(DeviceRecord.read(json)).toJson());
  }

  private static @Nullable String device(ConnectorEvent event) {
    Sensitive device = event.request().connectorDeviceId();
    return device == null ? null : RecordIds.device(event.request().connectorId(), device.value());
  }
}
