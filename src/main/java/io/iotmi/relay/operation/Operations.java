package io.iotmi.relay.operation;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;

/** Answers the operations. Thread-safe. */
@FunctionalInterface
public interface Operations {

  /**
   * Answers a call.
   *
   * @param call the whole envelope
   * @param deadline by which managed integrations must have the answer
   */
  Answered answer(Json.Obj call, Deadline deadline);

  /** The operation of a call: one of the four names, or {@code unknown}; for logs. */
  static String name(Json.Obj call) {
    OperationName name =
        call.get("payload") instanceof Json.Obj payload
            ? OperationName.of(payload.text("operationName"))
            : null;
    return name == null ? "unknown" : name.wire();
  }

  /**
   * A reply and what it answers.
   *
   * @param operation as {@link #name} gives it
   */
  record Answered(String operation, OperationReply reply) {}
}
