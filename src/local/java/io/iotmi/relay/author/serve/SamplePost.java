package io.iotmi.relay.author.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.author.Sample;
import io.iotmi.relay.author.signing.VendorSigner;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.door.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends samples: signed to the door, or, where the door would not let through what a sample has, to
 * the queue, as a forwarder does.
 */
final class SamplePost {
  /** Set by the client itself. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "connection");

  private final Vendor vendor;
  private final Optional<VendorSigner> signer;
  private final Consumer<String> queue;
  private final InstantSource clock;
  private final HttpClient http;

  /**
   * @param queue puts a message on the event queue
   */
  SamplePost(
      Vendor vendor,
      Optional<VendorSigner> signer,
      Consumer<String> queue,
      InstantSource clock,
      HttpClient http) {
    this.vendor = vendor;
    this.signer = signer;
    this.queue = queue;
    this.clock = clock;
    this.http = http;
  }

  /**
   * Sends one.
   *
   * @param door the address of {@code /webhook}
   */
  JsonNode send(Sample sample, String door) {
    ObjectNode sent = JsonTrees.object().put("sample", sample.name());
    if (signer.isEmpty() || !passes(sample.payload())) {
      queue.accept(new String(JsonWriter.bytes(sample.payload().toJson()), StandardCharsets.UTF_8));
      return sent.put("sent", "to the event queue, as a forwarder does");
    }
    WebhookRequest request = signer.get().signed(bare(sample.payload()), clock.instant());
    HttpResponse<String> reply = posted(request, door);
    ObjectNode headers = sent.put("sent", "POST " + target(request)).putObject("headers");
    request.headers().forEach(headers::put);
    sent.put("status", reply.statusCode());
    sent.set(
        "answer",
        JsonTrees.read(reply.body().getBytes(StandardCharsets.UTF_8))
            .orElse(JsonTrees.object().textNode(reply.body())));
    return sent;
  }

  private boolean passes(VendorPayload payload) {
    Door door = vendor.door();
    return door != null && door.query().containsAll(payload.query().keySet());
  }

  private WebhookRequest bare(VendorPayload payload) {
    Map<String, String> headers = new TreeMap<>(payload.headers());
    headers.putIfAbsent(
        "content-type",
        vendor.body() == BodyFormat.FORM
            ? "application/x-www-form-urlencoded"
            : "application/json");
    return new WebhookRequest(
        "POST",
        List.of("/webhook"),
        "",
        Map.of(),
        headers,
        payload.body().getBytes(StandardCharsets.UTF_8));
  }

  private static String target(WebhookRequest request) {
    String path = request.paths().getFirst();
    return request.rawQuery().isEmpty() ? path : path + "?" + request.rawQuery();
  }

  private HttpResponse<String> posted(WebhookRequest request, String door) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create(door + target(request).substring("/webhook".length())))
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!OF_THE_CLIENT.contains(name)) {
                post.header(name, value);
              }
            });
    try {
      return http.send(post.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a sample was sent", e);
    }
  }
}
