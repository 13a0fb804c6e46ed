package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Shape.Member.may;
import static io.iotmi.relay.stage.map.Shape.Member.needs;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.ThirdPartyEvent.RequestForm;
import io.iotmi.relay.stage.map.Scalar.Text;
import io.iotmi.relay.stage.map.Shape.Struct;
import org.jspecify.annotations.Nullable;

/** Checks events in the API's own words. */
final class RequestFormReader {
  private final Connectors connectors;
  private final Struct shape;

  RequestFormReader(Connectors connectors, MessageRule rule) {
    this.connectors = connectors;
    this.shape = shape(rule);
  }

  static Struct shape(MessageRule rule) {
    return Struct.of(
        may("ConnectorId", ApiShapes.CONNECTOR_ID),
        needs("Operation", ApiShapes.OPERATION),
        may("OperationVersion", ApiShapes.OPERATION_VERSION),
        may("StatusCode", ApiShapes.STATUS_CODE),
        may("UserId", ApiShapes.USER_ID),
        may("Message", ApiShapes.message(rule)),
        may("DeviceDiscoveryId", ApiShapes.DISCOVERY_ID),
        may("ConnectorDeviceId", ApiShapes.CONNECTOR_DEVICE_ID),
        may("TraceId", ApiShapes.TRACE_ID),
        may("Devices", ApiShapes.DEVICES),
        may("MatterEndpoint", ApiShapes.MATTER_ENDPOINT),
        may("EventId", Text.of(1, 1_024)),
        may("EventTime", new Scalar.Time()));
  }

  ReadForm read(RequestForm event, Violations violations) {
    Json.Obj given = TraceChoice.withoutEmpty(event.members(), "TraceId");
    Pointer at = Pointer.to(event.arrival().pointer());
    Json.Obj clean = shape.checkMembers(given, at, violations);
    GivenTrace trace =
        TraceChoice.choose(
            at.member("TraceId").text(), given.get("TraceId"), event.arrival(), violations);
    Operation operation =
        shape.valid(given, "Operation") instanceof Json.Text(String name)
            ? Operation.valueOf(name)
            : null;
    if (operation != null) {
      checkNeeds(operation, given, trace, at, violations);
    }
    boolean named = given.given("EventId") != null;
    String id = shape.valid(given, "EventId") instanceof Json.Text(String text) ? text : null;
    String time = clean.text("EventTime");
    return new ReadForm(
        connectors.choose(given.given("ConnectorId"), at.member("ConnectorId"), violations),
        operation,
        trace,
        id == null ? null : new GivenIdentity("event", id),
        named && id == null,
        time == null ? null : Timestamp.read(time),
        null,
        clean);
  }

  /**
   * What an operation needs beyond the model. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/send-connector-events.html
   */
  private static void checkNeeds(
      Operation operation,
      Json.Obj given,
      @Nullable GivenTrace trace,
      Pointer at,
      Violations violations) {
    switch (operation) {
      case DEVICE_DISCOVERY -> {
        need("DeviceDiscoveryId", operation, given, at, violations);
        need("Devices", operation, given, at, violations);
      }
      case DEVICE_EVENT, DEVICE_COMMAND_RESPONSE -> {
        need("ConnectorDeviceId", operation, given, at, violations);
        if (given.given("MatterEndpoint") == null && given.given("Message") == null) {
          violations.add(
              at.member("MatterEndpoint"),
              "required",
              operation + " needs MatterEndpoint or Message");
        }
        if (operation == Operation.DEVICE_COMMAND_RESPONSE) {
          TraceChoice.needOfCommand(
              at.member("TraceId").text(), given.get("TraceId"), trace, violations);
        }
      }
      case DEVICE_COMMAND_REQUEST -> {}
    }
  }

  private static void need(
      String name, Operation operation, Json.Obj given, Pointer at, Violations violations) {
    if (given.given(name) == null) {
      violations.add(at.member(name), "required", operation + " needs it");
    }
  }
}
