package io.iotmi.relay.entry;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.operation.Operations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes a canned call through what answers operations: the envelope, the ciphertext of its token,
 * its job. It asks no vendor.
 */
final class OperationPriming {
  private static final Duration ROUND = Duration.ofSeconds(10);

  private OperationPriming() {}

  /** Gives how many calls were acknowledged. */
  static int run(Operations operations, String connectorId, int rounds, InstantSource clock) {
    Json.Obj call = call(connectorId);
    int acknowledged = 0;
    for (int round = 0; round < rounds; round++) {
      Operations.Answered answered =
          operations.answer(call, new Deadline(clock.instant().plus(ROUND), clock));
      byte[] _ = Replies.operation(answered.reply());
      acknowledged += answered.reply().isDone() ? 1 : 0;
    }
    return acknowledged;
  }

  private static Json.Obj call(String connectorId) {
    Json.Obj auth = new JsonMembers().text("type", "OAuth2.0").text("token", "priming").object();
    Json.Obj cluster =
        new JsonMembers()
            .text("id", "0x0006")
            .array("commands", List.of(new JsonMembers().add("0x01", Json.Obj.EMPTY).object()))
            .object();
    Json.Obj endpoint =
        new JsonMembers().text("id", "1").array("clusters", List.of(cluster)).object();
    Json.Obj payload =
        new JsonMembers()
            .text("operationName", "AWS.SendCommand")
            .text("operationVersion", "1.0")
            .text("connectorId", connectorId)
            .text("connectorDeviceId", "priming")
            .text("traceId", "priming")
            .array("endpoints", List.of(endpoint))
            .object();
    return new JsonMembers()
        .add("header", new JsonMembers().add("auth", auth).object())
        .add("payload", payload)
        .object();
  }
}
