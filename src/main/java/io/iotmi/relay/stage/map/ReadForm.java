package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one form of event comes down to.
 *
 * @param connectorId null where the given one is wrong
 * @param operation null where it is not known
 * @param trace as found, right or wrong
 * @param identity of the event itself, null where it has none
 * @param identityBroken it names itself, but not in a way that can be used
 * @param ocf the content of {@code Message} where that is the text of an OCF resource
 * @param request members of the request by the API's names, fit to be sent if there is no violation
 */
record ReadForm(
    @Nullable String connectorId,
    @Nullable Operation operation,
    @Nullable GivenTrace trace,
    @Nullable GivenIdentity identity,
    boolean identityBroken,
    @Nullable Instant time,
    @Nullable Json ocf,
    Json.Obj request) {}
