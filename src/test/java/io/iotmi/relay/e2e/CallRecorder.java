package io.iotmi.relay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a service of the JSON protocol, passes calls on and keeps what was asked. */
final class CallRecorder implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI service;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final LocalServer server = LocalServer.start(0, this::pass);

  /** Whether refusals come without the record they are about, as DynamoDB is free to do. */
  private volatile boolean hidesRecords;

  CallRecorder(URI service) {
    this.service = service;
  }

  String url() {
    return server.url();
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  void hideRecords() {
    hidesRecords = true;
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException {
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    calls.add(new Call(target.substring(target.indexOf('.') + 1), JSON.readTree(body)));
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(service).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
      onward.header(header, String.valueOf(exchange.getRequestHeaders().getFirst(header)));
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(onward.build(), HttpResponse.BodyHandlers.ofByteArray());
      LocalServer.reply(
          exchange,
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse("application/json"),
          hidesRecords ? withoutRecords(answer.body()) : answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] withoutRecords(byte[] body) throws IOException {
    JsonNode answer = JSON.readTree(body);
    for (JsonNode response : answer.path("Responses")) {
      if (response.path("Error") instanceof ObjectNode error) {
        error.remove("Item");
      }
    }
    return JSON.writeValueAsBytes(answer);
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }

  record Call(String operation, JsonNode body) {}
}
