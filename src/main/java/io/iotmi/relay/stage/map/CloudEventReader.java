package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Shape.Member.may;
import static io.iotmi.relay.stage.map.Shape.Member.needs;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.ThirdPartyEvent.CloudEvent;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.stage.map.Scalar.OneOf;
import io.iotmi.relay.stage.map.Scalar.Text;
import io.iotmi.relay.stage.map.Shape.Member;
import io.iotmi.relay.stage.map.Shape.Struct;
import org.jspecify.annotations.Nullable;

/** Checks CloudEvents: the context attributes here, the payload by {@link CloudEventPayload}. */
final class CloudEventReader {
  private static final Text NOT_EMPTY = Text.of(1, Integer.MAX_VALUE);
  private static final Member ID = needs("id", NOT_EMPTY);
  private static final Member SOURCE = needs("source", NOT_EMPTY);
  private static final Member TYPE = needs("type", new OneOf(CloudEventPayload.TYPES));
  private static final Member TIME = may("time", new Scalar.Time());
  private static final Member CONNECTOR = may("connectorid", ApiShapes.CONNECTOR_ID);
  private static final Member TRACE = may("traceid", ApiShapes.TRACE_ID);
  static final Struct OF_DISCOVERY = Struct.of(ID, SOURCE, TYPE, TIME, CONNECTOR, TRACE).opened();
  static final Struct OF_DEVICE =
      Struct.of(
              ID,
              SOURCE,
              TYPE,
              TIME,
              CONNECTOR,
              TRACE,
              needs("subject", ApiShapes.CONNECTOR_DEVICE_ID))
          .opened();

  private final Connectors connectors;
  private final CloudEventPayload payload;

  CloudEventReader(Connectors connectors, MessageRule rule) {
    this.connectors = connectors;
    this.payload = new CloudEventPayload(rule);
  }

  ReadForm read(CloudEvent event, Violations violations) {
    Json.Obj given = TraceChoice.withoutEmpty(new Json.Obj(event.attributes()), "traceid");
    Operation operation = CloudEventPayload.operation(given.text("type"));
    boolean ofDevice =
        operation == Operation.DEVICE_EVENT || operation == Operation.DEVICE_COMMAND_RESPONSE;
    Struct shape = ofDevice ? OF_DEVICE : OF_DISCOVERY;
    Pointer at = Pointer.toAttributes(event.attributePointer());
    Json.Obj clean = shape.checkMembers(given, at, violations);
    String tracePointer = event.attributePointer() + "traceid";
    GivenTrace trace =
        TraceChoice.choose(tracePointer, given.get("traceid"), event.arrival(), violations);
    if (operation == Operation.DEVICE_COMMAND_RESPONSE) {
      TraceChoice.needOfCommand(tracePointer, given.get("traceid"), trace, violations);
    }
    Json.Obj request =
        operation == null
            ? Json.Obj.EMPTY
            : payload.request(operation, ofDevice ? clean.get("subject") : null, event, violations);
    String id = text(shape.valid(given, "id"));
    String source = text(shape.valid(given, "source"));
    boolean named = id != null && source != null;
    String time = clean.text("time");
    return new ReadForm(
        connectors.choose(given.given("connectorid"), at.member("connectorid"), violations),
        operation,
        trace,
        named ? new GivenIdentity("cloudevents:" + source, String.valueOf(id)) : null,
        !named,
        time == null ? null : Timestamp.read(time),
        event.data() instanceof Json.Obj data ? data.given("ocf") : null,
        request);
  }

  private static @Nullable String text(@Nullable Json json) {
    return json instanceof Json.Text(String value) ? value : null;
  }
}
