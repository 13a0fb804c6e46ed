package io.iotmi.relay.pipeline.operation;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.operation.OperationCall;
import io.iotmi.relay.operation.OperationReader;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.operation.OperationRequest;
import io.iotmi.relay.operation.Operations;
import io.iotmi.relay.operation.ReadCall;
import java.util.Set;

/**
 * Answers each operation before managed integrations stops waiting. What takes longer is a job by
 * then; a call is acknowledged only when its job is safe. A call that comes again is answered
 * again: the jobs of both find out that they are the same.
 */
public final class OperationDesk implements Operations {
  private final OperationReader reader;
  private final Activation activation;
  private final Handover handover;

  public OperationDesk(Set<String> connectorIds, Activation activation, Handover handover) {
    this.reader = new OperationReader(connectorIds);
    this.activation = activation;
    this.handover = handover;
  }

  @Override
  public Answered answer(Json.Obj call, Deadline deadline) {
    return new Answered(
        Operations.name(call),
        switch (reader.read(call)) {
          case ReadCall.Refused(OperationReply reply) -> reply;
          case ReadCall.Understood(OperationCall read) -> answer(call, read, deadline);
        });
  }

  private OperationReply answer(Json.Obj envelope, OperationCall call, Deadline deadline) {
    Json.Obj payload = envelope.get("payload") instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    String connector = call.connectorId();
    return switch (call.request()) {
      case OperationRequest.ActivateUser() -> activation.activate(call, deadline);
      case OperationRequest.DiscoverDevices(String discovery, var _) ->
          handover.acknowledge(
              call,
              payload,
              "discovering devices for " + discovery + " with connector " + connector,
              deadline);
      case OperationRequest.SendCommand(String device, var _, var _) ->
          handover.acknowledge(
              call,
              payload,
              "received the command for device " + device + " with connector " + connector,
              deadline);
      case OperationRequest.DeactivateUser() ->
          handover.deactivate(
              call, payload, "deactivating the user with connector " + connector, deadline);
    };
  }
}
