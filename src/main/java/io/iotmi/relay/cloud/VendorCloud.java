package io.iotmi.relay.cloud;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;
import java.util.Optional;

/**
 * Port: the cloud of one vendor. A vendor folder drives it over HTTP; a Java implementation may
 * stand in its place. Thread-safe.
 *
 * <p>No method throws for what the vendor does. No method tries again: its caller has a queue for
 * that. All ids are the vendor's own.
 */
public interface VendorCloud {

  /** The user whom an access names by itself, such as in a claim; sends no request. */
  Optional<String> userIn(Access access);

  /** The user whose an access is. */
  CloudAnswer<String> user(Access access, Deadline deadline);

  /** One page of the devices of a user. */
  CloudAnswer<DevicePage> devices(Access access, PageRequest request, Deadline deadline);

  /** Has a device do something. */
  CloudAnswer<CommandProgress> command(Access access, DeviceOrder order, Deadline deadline);

  /** What a device is like now. */
  CloudAnswer<List<Reading>> state(Access access, StateRequest request, Deadline deadline);

  /** Has the vendor tell what happens to the devices of a user; nothing where it does so anyway. */
  CloudAnswer<Done> subscribe(Access access, String user, Deadline deadline);

  /** Ends what {@link #subscribe} began, then the access itself. */
  CloudAnswer<Done> revoke(Access access, String user, Deadline deadline);

  /** What has no value. */
  enum Done {
    DONE
  }
}
