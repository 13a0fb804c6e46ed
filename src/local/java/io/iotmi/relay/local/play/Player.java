package io.iotmi.relay.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.OutcomeLines.Line;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.http.LocalGateway;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Plays files one after the other, each through the door it belongs to. */
final class Player implements AutoCloseable {
  private static final Duration LINE_STEP = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Set by the client itself. */
  private static final Set<String> NOT_OURS = Set.of("host", "content-length", "connection");

  private final EmbeddedStack stack;
  private final LocalGateway door;
  private final Arrivals arrivals;
  private final HttpClient http = HttpClient.newHttpClient();

  Player(EmbeddedStack stack, LocalGateway door, Arrivals arrivals) {
    this.stack = stack;
    this.door = door;
    this.arrivals = arrivals;
  }

  Played play(EventFile file) {
    int linesBefore = stack.outcomes().all().size();
    int requestsBefore = stack.endpoint().requests().size();
    String trouble;
    String answered = "";
    if (file.isSqs()) {
      trouble = queue(file);
    } else if (file.isHttp()) {
      trouble = request(file);
    } else {
      InvocationResult result = stack.invoke(file.bytes());
      trouble = result.functionError() ? result.text() : "";
      answered =
          JsonTrees.read(result.payload())
              .map(reply -> reply.at("/header/responseCode").asText())
              .orElse("");
    }
    if (trouble.isEmpty() && answered.isEmpty()) {
      awaitLine(linesBefore);
    }
    List<Line> lines = stack.outcomes().all();
    List<ReceivedRequest> requests = stack.endpoint().requests();
    return new Played(
        file.name(),
        lines.subList(linesBefore, lines.size()).stream().map(arrivals::named).toList(),
        requests.subList(requestsBefore, requests.size()),
        answered,
        trouble);
  }

  /** On a busy machine, what a function printed is read later than its reply. */
  private void awaitLine(int before) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (stack.outcomes().all().size() == before && System.nanoTime() < end) {
      LockSupport.parkNanos(LINE_STEP.toNanos());
    }
  }

  private String queue(EventFile file) {
    QueueRef queue =
        file.event().path("Records").path(0).path("eventSourceARN").asText().endsWith(".fifo")
            ? stack.fifoEvents()
            : stack.events();
    for (JsonNode message : file.event().path("Records")) {
      Map<String, String> attributes = new HashMap<>();
      message
          .path("messageAttributes")
          .properties()
          .forEach(a -> attributes.put(a.getKey(), a.getValue().path("stringValue").asText()));
      JsonNode system = message.path("attributes");
      stack
          .sqs()
          .send(
              queue.url(),
              message.path("body").asText(),
              attributes,
              text(system, "MessageGroupId"),
              text(system, "MessageDeduplicationId"),
              text(system, "AWSTraceHeader"));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (SqsPoller poller = stack.poll(queue)) {
      while (stack.sqs().depth(queue.url()).total() > 0) {
        if (System.nanoTime() > end) {
          return "still on the queue after " + PATIENCE.toSeconds() + " s";
        }
        poller.pause();
      }
    }
    return "";
  }

  private String request(EventFile file) {
    JsonNode event = file.event();
    boolean v1 = event.hasNonNull("httpMethod");
    String text = event.path("body").asText("");
    byte[] body =
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door.url() + (v1 ? "/v1/events" : "/events")))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    event
        .path("headers")
        .properties()
        .forEach(
            header -> {
              if (!NOT_OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                request.header(header.getKey(), header.getValue().asText());
              }
            });
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() >= 500 ? "HTTP " + answer.statusCode() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.path(name).asText() : null;
  }

  @Override
  public void close() {
    http.close();
  }
}
