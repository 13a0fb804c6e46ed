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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells Lambda events apart by their members and takes out what the relay needs. */
final class LambdaEvents {
  private static final String EXPECTED =
      "expected an SQS event, an SNS event, the SQS records of a pipe, an HTTP request (REST API,"
          + " HTTP API, Function URL or Application Load Balancer), or one event or an array of"
          + " events in the request form or as CloudEvents, bare or from EventBridge";

  /** Only AWS's services may name such sources, so they are the only names that may be shown. */
  private static final Pattern SERVICE = Pattern.compile("aws[:.][a-z0-9.:-]{1,64}");

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
      case Json.Arr(List<Json> items) when items.stream().anyMatch(SqsRecords::isOfSqs) ->
          new Invocation.Pipe(SqsRecords.messages(items));
      case Json.Arr(List<Json> items) ->
          foreign(items)
              .<Invocation>map(service -> unrecognised("found records of " + service))
              .orElseGet(() -> direct(input, requestId));
      default -> unrecognised("found a " + event.kind());
    };
  }

  private static Invocation records(List<Json> records) {
    if (records.isEmpty() || records.stream().anyMatch(SqsRecords::isFromQueue)) {
      return new Invocation.Batch(SqsRecords.messages(records));
    }
    if (records.stream().anyMatch(SnsRecords::isOfSns)) {
      return new Invocation.Notification(SnsRecords.messages(records));
    }
    return unrecognised("found records of " + foreign(records).orElse("neither SQS nor SNS"));
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
    return foreign(List.of(event))
        .or(() -> ofService(event))
        .map(service -> unrecognised("found an event of " + service));
  }

  /** A partial envelope counts: its sender reads the answer in an envelope. */
  private static boolean isOperation(Json.Obj event) {
    boolean header = event.get("header") instanceof Json.Obj given && given.get("auth") != null;
    boolean payload =
        event.get("payload") instanceof Json.Obj given && given.get("operationName") != null;
    return (header || payload) && !EventForm.isIn(event);
  }

  /** The service whose records these are, as far as they say so. */
  private static Optional<String> foreign(List<Json> records) {
    for (Json item : records) {
      if (item instanceof Json.Obj given) {
        String lower = given.text("eventSource");
        String source = lower == null ? given.text("EventSource") : lower;
        if (source != null && SERVICE.matcher(source).matches()) {
          return Optional.of(source);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The service of AWS that speaks for itself through EventBridge, such as a schedule. With a
   * relay's event as detail it is a carrier like any other source. See
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
   */
  private static Optional<String> ofService(Json.Obj event) {
    String source = event.text("source");
    return source != null
            && event.text("detail-type") != null
            && SERVICE.matcher(source).matches()
            && !EventForm.isIn(event)
        ? Optional.of(source)
        : Optional.empty();
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
