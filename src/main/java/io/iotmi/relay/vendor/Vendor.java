package io.iotmi.relay.vendor;

import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.component.ComponentTable;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.jsonata.Expression;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One vendor, as its folder declares it. Immutable and shared by all invocations.
 *
 * @param name of the folder, the value of {@code VENDOR}
 * @param version the author's own, told with every fault of a payload
 * @param door null where the vendor posts nothing itself, and payloads come by the queue alone
 * @param api null where the relay cannot ask the vendor
 * @param staleSkew by how much a state may be older than the one that was sent last; null where
 *     states are sent as they come
 * @param answerWithin how long a command may wait for its end before it is answered without one
 * @param silence when devices are looked at that the vendor tells nothing of; null for never
 * @param readings takes readings out of a payload
 */
public record Vendor(
    String name,
    String version,
    BodyFormat body,
    ComponentTable components,
    @Nullable Door door,
    @Nullable Api api,
    @Nullable Duration staleSkew,
    Duration answerWithin,
    @Nullable SilenceWatch silence,
    Expression readings,
    Bindings bindings) {}
