package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import java.time.Instant;
import java.util.Map;

/**
 * One command to a vendor: on whose behalf, and of which call.
 *
 * @param device the vendor's id
 * @param user the vendor's id
 * @param index of the part within the call
 * @param until when it is answered at the latest
 */
record Task(
    String connector,
    Access access,
    String device,
    String connectorDevice,
    String user,
    TraceId trace,
    int index,
    Instant until,
    Map<String, Json.Obj> known) {}
