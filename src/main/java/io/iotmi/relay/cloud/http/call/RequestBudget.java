package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.vendor.api.Api.RequestLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Port: counts requests to the vendor, so that they stay below its limits. Thread-safe. */
@FunctionalInterface
public interface RequestBudget {

  /**
   * Counts one request.
   *
   * @param whose the user, or what stands for one that is not known yet; no secret
   * @return nothing where the request may be sent, else the time until there is room for one
   */
  Optional<Duration> take(String whose, List<RequestLimit> limits, Deadline deadline);
}
