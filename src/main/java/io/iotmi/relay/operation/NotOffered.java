package io.iotmi.relay.operation;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.util.Set;

/**
 * Says of each well-formed call that its operation is not offered, for a function that knows no
 * vendor's cloud: a connector that is registered already keeps its address until it does.
 */
public final class NotOffered implements Operations {
  private final Set<String> connectorIds;
  private final String why;

  /**
   * @param connectorIds the connectors that this function may answer for
   * @param why the operation is not offered, for the customer
   */
  public NotOffered(Set<String> connectorIds, String why) {
    this.connectorIds = connectorIds;
    this.why = why;
  }

  /** Where events are all that is sent. */
  public NotOffered(Set<String> connectorIds) {
    this(connectorIds, "Connector Relay sends events only");
  }

  @Override
  public Answered answer(Json.Obj call, Deadline deadline) {
    return new Answered(
        Operations.name(call),
        // A reader for each call, so that a function that gets none starts without its classes.
        switch (new OperationReader(connectorIds).read(call)) {
          case ReadCall.Refused(OperationReply reply) -> reply;
          case ReadCall.Understood understood ->
              OperationReply.refused(
                  OperationReply.NOT_OFFERED,
                  understood.call().request().name() + " is not offered: " + why);
        });
  }
}
