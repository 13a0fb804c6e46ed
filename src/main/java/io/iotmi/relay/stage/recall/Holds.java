package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Deadline;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts up and takes down the holds of commands. Thread-safe. */
public final class Holds {
  private final DeviceRecords devices;

  public Holds(Records records) {
    this.devices = new DeviceRecords(records);
  }

  /**
   * Holds back what contradicts a command, or one part of it; to be written before the vendor is
   * called, since its event may be faster than its answer.
   *
   * @param device its {@code ConnectorDeviceId}
   * @return whether it is written
   */
  public boolean hold(String connector, String device, Hold hold, Deadline deadline) {
    return edit(
        connector, device, record -> record.withHold(hold, deadline.clock().instant()), deadline);
  }

  /**
   * Ends the hold of a command that has ended otherwise.
   *
   * @return whether it is written
   */
  public boolean release(String connector, String device, String trace, Deadline deadline) {
    return edit(connector, device, record -> record.withoutHold(trace), deadline);
  }

  private boolean edit(
      String connector, String device, UnaryOperator<DeviceRecord> edit, Deadline deadline) {
    return devices
        .edit(connector, Set.of(device), (id, record) -> edit.apply(record), deadline)
        .isPresent();
  }
}
