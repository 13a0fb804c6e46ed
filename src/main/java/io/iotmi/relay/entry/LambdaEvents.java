package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.decode.EventForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells Lambda events apart by their members and takes out what the relay needs. */
final class LambdaEvents {
  private static final String EXPECTED =
      "expected an SQS event, an SNS event, the SQS records of a pipe, an HTTP request (REST API,"
          + " HTTP API, Function URL or Application Load Balancer), or one event or an array of"
          + " events in the request form or as CloudEvents, bare or from EventBridge";

  private LambdaEvents() {}

  /** As where there is no vendor. */
  static Invocation recognise(byte[] input, @Nullable String requestId) {
    return recognise(input, requestId, false);
  }

  /**
   * Never fails: anything else is {@link Invocation.Unrecognised}.
   *
   * @param requestId of the invocation
   * @param vendor whether there is a vendor, whose webhooks come by a path of their own
   */
  static Invocation recognise(byte[] input, @Nullable String requestId, boolean vendor) {
    Json event;
    try {
      event = JsonReader.readEnvelope(input);
    } catch (JsonSyntaxException fault) {
      return unrecognised(String.valueOf(fault.getMessage()));
    }
    return switch (event) {
      case Json.Obj object when object.get("Records") instanceof Json.Arr(List<Json> records) ->
          records(records);
      case Json.Obj object -> object(object, vendor).orElseGet(() -> direct(input, requestId));
      case Json.Arr(List<Json> items) when items.stream().anyMatch(LambdaEvents::isOfPipe) ->
          new Invocation.Pipe(SqsRecords.messages(items));
      case Json.Arr(List<Json> items) ->
          ForeignEvents.ofRecords(items)
              .<Invocation>map(service -> unrecognised("found records of " + service))
              .orElseGet(() -> direct(input, requestId));
      default -> unrecognised("found a " + event.kind());
    };
  }

  private static boolean isOfPipe(Json item) {
    return SqsRecords.isOfSqs(item) && !EventForm.isIn(item);
  }

  private static Invocation records(List<Json> records) {
    if (records.isEmpty() || records.stream().anyMatch(SqsRecords::isFromQueue)) {
      return new Invocation.Batch(SqsRecords.messages(records));
    }
    if (records.stream().anyMatch(SnsRecords::isOfSns)) {
      return new Invocation.Notification(SnsRecords.messages(records));
    }
    return unrecognised(
        "found records of " + ForeignEvents.ofRecords(records).orElse("neither SQS nor SNS"));
  }

  /** Empty for what can only be an event itself. */
  private static Optional<Invocation> object(Json.Obj event, boolean vendor) {
    Invocation request = HttpRequests.recognise(event, vendor);
    if (request != null) {
      return Optional.of(request);
    }
    if (isOperation(event)) {
      return Optional.of(new Invocation.Operation(event));
    }
    if (event.get("requestContext") instanceof Json.Obj) {
      return Optional.of(unrecognised("found a requestContext of something else"));
    }
    return ForeignEvents.of(event).map(service -> unrecognised("found an event of " + service));
  }

  /** A partial envelope counts: its sender reads the answer in an envelope. */
  private static boolean isOperation(Json.Obj event) {
    boolean header = event.get("header") instanceof Json.Obj given && given.get("auth") != null;
    boolean payload =
        event.get("payload") instanceof Json.Obj given && given.get("operationName") != null;
    return (header || payload) && !EventForm.isIn(event);
  }

  private static Invocation unrecognised(String found) {
    return new Invocation.Unrecognised(found + "; " + EXPECTED);
  }

  private static Invocation direct(byte[] input, @Nullable String requestId) {
    return new Invocation.Direct(
        new InboundMessage(
            0,
            new Source.Direct(requestId),
            new Body.Text(new String(input, StandardCharsets.UTF_8))));
  }
}
