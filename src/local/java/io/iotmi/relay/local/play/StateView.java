package io.iotmi.relay.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.OutcomeLines.Line;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.queue.QueueDepth;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What the live page shows: the newest outcomes and requests, queues, what is parked. Bodies are
 * asked for one by one, {@code /requests/3}, since they may be large.
 */
public final class StateView {
  private static final int NEWEST = 100;
  private static final Pattern ONE = Pattern.compile("/(outcomes|requests|parked)/(\\d{1,9})");

  private final EmbeddedStack stack;
  private final Arrivals arrivals;
  private final Parked parked;

  public StateView(EmbeddedStack stack, Arrivals arrivals) {
    this.stack = stack;
    this.arrivals = arrivals;
    this.parked = new Parked(stack.sqs(), stack.rejected().url());
  }

  /** By the path after {@code /state}; nothing where there is no such thing. */
  public Optional<JsonNode> at(String path) {
    if (path.isEmpty()) {
      return Optional.of(all());
    }
    Matcher one = ONE.matcher(path);
    if (!one.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(one.group(2));
    return switch (one.group(1)) {
      case "outcomes" ->
          element(stack.outcomes().all(), number).flatMap(arrivals::of).map(ArrivedEvent::content);
      case "requests" -> element(stack.endpoint().requests(), number).map(ReceivedRequest::body);
      default -> element(parked.messages(), number).map(StateView::whole);
    };
  }

  private JsonNode all() {
    ObjectNode state = JsonTrees.object();
    ArrayNode queues = state.putArray("queues");
    for (QueueRef queue : stack.queues()) {
      QueueDepth depth = stack.sqs().depth(queue.url());
      queues
          .addObject()
          .put("name", queue.url().substring(queue.url().lastIndexOf('/') + 1))
          .put("visible", depth.visible())
          .put("inFlight", depth.inFlight());
    }
    newest(state, "outcomes", stack.outcomes().all(), this::outcome);
    newest(state, "requests", stack.endpoint().requests(), StateView::request);
    newest(state, "parked", parked.messages(), StateView::message);
    return state;
  }

  private void outcome(ObjectNode json, Line line) {
    Optional<ArrivedEvent> event = arrivals.of(line);
    json.put("time", line.time())
        .put("outcome", line.outcome())
        .put("operation", line.operation())
        .put("device", event.map(ArrivedEvent::device).orElse(null))
        .put("eventId", event.map(ArrivedEvent::eventId).orElse(null))
        .put("traceId", line.traceId());
    ArrayNode why = json.putArray("why");
    arrivals.named(line).why().forEach(why::add);
  }

  private static void request(ObjectNode json, ReceivedRequest request) {
    ArrivedEvent event = ArrivedEvent.in(request.body().toString()).getFirst();
    json.put("time", request.at().toString())
        .put("path", request.path())
        .put("status", request.status())
        .put("error", request.errorType())
        .put("fault", request.fault() == null ? null : request.fault().toString())
        .put("operation", request.body().path("Operation").asText(null))
        .put("device", event.device())
        .put("traceId", request.body().path("TraceId").asText(null));
  }

  private static void message(ObjectNode json, Message message) {
    ArrivedEvent event = ArrivedEvent.in(message.body()).getFirst();
    json.put("time", sent(message))
        .put("reason", attribute(message, "Reason"))
        .put("pointer", attribute(message, "Pointer"))
        .put("device", event.device())
        .put("eventId", event.eventId())
        .put("traceId", attribute(message, "TraceId"));
  }

  private static JsonNode whole(Message message) {
    ObjectNode json = JsonTrees.object();
    ObjectNode attributes = json.putObject("attributes");
    message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    json.set(
        "body",
        JsonTrees.read(message.body().getBytes(StandardCharsets.UTF_8))
            .orElse(JsonTrees.object().textNode(message.body())));
    return json;
  }

  private static String sent(Message message) {
    String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return Instant.ofEpochMilli(Long.parseLong(millis)).toString();
  }

  private static @Nullable String attribute(Message message, String name) {
    return message.messageAttributes().containsKey(name)
        ? message.messageAttributes().get(name).stringValue()
        : null;
  }

  /** Newest first, each with its number from the oldest on, by which it can be asked for. */
  private static <T> void newest(
      ObjectNode state, String name, List<T> all, BiConsumer<ObjectNode, T> write) {
    state.put(name + "Count", all.size());
    ArrayNode rows = state.putArray(name);
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - NEWEST); i--) {
      write.accept(rows.addObject().put("number", i), all.get(i));
    }
  }

  private static <T> Optional<T> element(List<T> all, int number) {
    return number < all.size() ? Optional.of(all.get(number)) : Optional.empty();
  }
}
