package io.iotmi.relay.pipeline.job.watch;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.stage.recall.DeviceRecord;
import io.iotmi.relay.stage.recall.DeviceRecords;
import io.iotmi.relay.stage.recall.watch.Differences;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.binding.Binding;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/** Reads the state of one device, and finds what the service was not told of it. Thread-safe. */
public final class DeviceLook {
  private final Vendor vendor;
  private final VendorCloud cloud;
  private final DeviceRecords devices;
  private final EventRelay relay;

  public DeviceLook(Vendor vendor, VendorCloud cloud, DeviceRecords devices, EventRelay relay) {
    this.vendor = vendor;
    this.cloud = cloud;
    this.devices = devices;
    this.relay = relay;
  }

  /**
   * A device whose state is asked for.
   *
   * @param id its {@code ConnectorDeviceId}
   * @param user the vendor's id
   */
  record Task(String connector, Access access, String user, String id, Instant since) {}

  /**
   * What there is to ask of a device: a request for each component.
   *
   * @param known what descriptions said of the device
   */
  record Requests(List<StateRequest> requests, Map<String, Json.Obj> known) {}

  /** What came of it. */
  sealed interface Seen {
    /** What differs; nothing where the service knows it all, or the vendor does not tell it. */
    record Different(List<Differences> differences) implements Seen {}

    /** The vendor takes the access of this user no more. */
    record NotAllowed() implements Seen {}

    /** The vendor can be asked for no state at all. */
    record NotOffered() implements Seen {}

    /** The vendor gives no answer. */
    record NoAnswer() implements Seen {}

    /** Not now: the vendor takes no more requests, or the table does not answer. */
    record Later() implements Seen {}
  }

  /** Empty where the table does not answer. */
  Optional<Requests> ask(Task task, Deadline deadline) {
    return devices
        .find(task.connector(), task.id(), deadline)
        .map(record -> new Requests(requests(task, record.facts()), record.facts()));
  }

  private List<StateRequest> requests(Task task, Map<String, Json.Obj> known) {
    List<StateRequest> requests = new ArrayList<>();
    Optional<String> device = EncodedId.decode(task.id());
    if (device.isPresent()) {
      states(known)
          .forEach(
              (component, values) ->
                  requests.add(
                      new StateRequest(
                          device.get(), task.user(), new VendorOrder.Read(component, values))));
    }
    return requests;
  }

  Seen look(Task task, StateRequest request, Map<String, Json.Obj> known, Deadline deadline) {
    return switch (cloud.state(task.access(), request, deadline)) {
      case CloudAnswer.Unavailable<List<Reading>> none ->
          none.outage() == Outage.THROTTLED ? new Seen.Later() : new Seen.NoAnswer();
      case CloudAnswer.Refused<List<Reading>>(Refusal refusal, _) ->
          switch (refusal) {
            case UNAUTHORIZED -> new Seen.NotAllowed();
            case NOT_OFFERED -> new Seen.NotOffered();
            case FORBIDDEN, NOT_FOUND, DECLINED, INVALID, UNREADABLE ->
                new Seen.Different(List.of());
          };
      case CloudAnswer.Got<List<Reading>>(List<Reading> readings) ->
          // Read anew, for a request takes its time: what was sent meanwhile is no difference.
          devices
              .find(task.connector(), task.id(), deadline)
              .<Seen>map(record -> new Seen.Different(differences(task, readings, known, record)))
              .orElseGet(Seen.Later::new);
    };
  }

  private List<Differences> differences(
      Task task, List<Reading> readings, Map<String, Json.Obj> known, DeviceRecord record) {
    List<Reading> states = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Values(String device, var set, Reading.Origin from)) {
        states.add(
            new Reading.Values(device, set, new Reading.Origin(null, task.user(), from.time())));
      }
    }
    return relay.events(task.connector(), states, device -> known).stream()
        .flatMap(event -> Differences.of(event, record).stream())
        .map(found -> new Differences(identified(task, found.event()), found.states()))
        .toList();
  }

  /** The same for the same states, so that a repeat after a crash is known as such. */
  private static Json.Obj identified(Task task, Json.Obj event) {
    Map<String, Json> members = new LinkedHashMap<>(event.members());
    members.put(
        "EventId",
        new Json.Text(
            "silence/"
                + task.since().toEpochMilli()
                + "/"
                + Sha256.hex(JsonWriter.canonical(event))));
    return new Json.Obj(members);
  }

  /**
   * The names of the states of a device by component; of what happens at a moment there is none.
   */
  private SequencedMap<String, List<String>> states(Map<String, Json.Obj> known) {
    SequencedMap<String, List<String>> states = new LinkedHashMap<>();
    for (String name : new TreeSet<>(known.keySet())) {
      String value = Description.valueOf(name);
      if (vendor.bindings().of(value).stream().anyMatch(Binding.State.class::isInstance)) {
        states.computeIfAbsent(Description.componentOf(name), _ -> new ArrayList<>()).add(value);
      }
    }
    return states;
  }
}
