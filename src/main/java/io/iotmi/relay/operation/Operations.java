package io.iotmi.relay.operation;

import io.iotmi.relay.model.Json;
import java.util.Set;

/**
 * Answers the operations. Today every well-formed call hears that the operation is not offered: a
 * connector that is registered already keeps its address until it is.
 */
public final class Operations {
  private final Set<String> connectorIds;

  /**
   * @param connectorIds the connectors that this function may answer for
   */
  public Operations(Set<String> connectorIds) {
    this.connectorIds = connectorIds;
  }

  public Answered answer(Json.Obj call) {
    OperationName name =
        call.get("payload") instanceof Json.Obj payload
            ? OperationName.of(payload.text("operationName"))
            : null;
    return new Answered(
        name == null ? "unknown" : name.wire(),
        // A reader for each call, so that a function that gets none starts without its classes.
        switch (new OperationReader(connectorIds).read(call)) {
          case ReadCall.Refused(OperationReply reply) -> reply;
          case ReadCall.Understood understood ->
              OperationReply.refused(
                  OperationReply.NOT_OFFERED,
                  understood.call().request().name()
                      + " is not offered: Connector Relay sends events only");
        });
  }

  /**
   * A reply and what it answers.
   *
   * @param operation one of the four names, or {@code unknown}; for logs
   */
  public record Answered(String operation, OperationReply reply) {}
}
