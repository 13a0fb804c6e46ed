package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Edits what is remembered of devices, outside of a batch. Thread-safe. */
public final class DeviceRecords {
  private final Records records;

  public DeviceRecords(Records records) {
    this.records = records;
  }

  /** What is remembered of a device; nothing where the table does not answer. */
  public Optional<DeviceRecord> find(String connector, String device, Deadline deadline) {
    String id = RecordIds.device(connector, device);
    return records.load(List.of(id), deadline) instanceof Records.Loaded.Found found
        ? Optional.of(DeviceRecord.read(found.of(id).data()))
        : Optional.empty();
  }

  /**
   * Edits the records of some devices.
   *
   * @param devices by their {@code ConnectorDeviceId}
   * @param edit pure; gets the device and its record
   * @return the records as they were before; nothing where one is not written
   */
  public Optional<Map<String, DeviceRecord>> edit(
      String connector,
      Set<String> devices,
      BiFunction<String, DeviceRecord, DeviceRecord> edit,
      Deadline deadline) {
    if (devices.isEmpty()) {
      return Optional.of(Map.of());
    }
    List<String> ids = devices.stream().map(device -> RecordIds.device(connector, device)).toList();
    if (!(records.load(ids, deadline) instanceof Records.Loaded.Found found)) {
      return Optional.empty();
    }
    Map<String, DeviceRecord> before = new LinkedHashMap<>();
    List<Records.Change> changes = new ArrayList<>();
    for (String device : devices) {
      String id = RecordIds.device(connector, device);
      before.put(device, DeviceRecord.read(found.of(id).data()));
      changes.add(
          new Records.Change(
              id, found.of(id), json -> edit.apply(device, DeviceRecord.read(json)).toJson()));
    }
    return records.update(changes, deadline) ? Optional.of(before) : Optional.empty();
  }
}
