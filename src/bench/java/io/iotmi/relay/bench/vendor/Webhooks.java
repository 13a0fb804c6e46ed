package io.iotmi.relay.bench.vendor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.author.Sample;
import io.iotmi.relay.author.signing.FolderCopy;
import io.iotmi.relay.author.signing.VendorSigner;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One sample of a folder, signed, in the two forms in which the function gets it. */
record Webhooks(FolderCopy copy, VendorSigner signer, VendorPayload payload) {
  private static final Path COPIES = Path.of("target", "bench", "vendors");

  /** A sample of a folder that comes with the relay. */
  static Webhooks of(String vendor, String sample) {
    Path folder = Path.of("src", "vendors", vendor).toAbsolutePath();
    try {
      FolderCopy copy = FolderCopy.of(folder, COPIES.resolve(vendor));
      VendorPayload payload =
          Sample.of(folder).stream()
              .filter(each -> each.name().equals(sample))
              .findFirst()
              .orElseThrow()
              .payload();
      return new Webhooks(copy, copy.signer().orElseThrow(), payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WebhookRequest signed() {
    WebhookRequest bare =
        new WebhookRequest(
            "POST",
            List.of("/webhook"),
            "",
            Map.of(),
            Map.of("content-type", "application/json", "host", "bench.invalid"),
            payload.body().getBytes(StandardCharsets.UTF_8));
    return signer.signed(bare, Instant.now());
  }

  /** As an HTTP API hands it over. */
  byte[] http() {
    WebhookRequest request = signed();
    ObjectNode event = JsonTrees.object().put("version", "2.0").put("rawPath", "/webhook");
    event.put("rawQueryString", "").put("isBase64Encoded", false);
    event.put("body", new String(request.body(), StandardCharsets.UTF_8));
    ObjectNode headers = event.putObject("headers");
    request.headers().forEach(headers::put);
    event
        .putObject("requestContext")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/webhook");
    return JsonTrees.bytes(event);
  }

  /** As the queue hands it over. */
  byte[] queued() {
    return queued(1);
  }

  /** That number of messages, each of another device of SmartThings. */
  byte[] queued(int messages) {
    ObjectNode event = JsonTrees.object();
    ArrayNode records = event.putArray("Records");
    for (int i = 0; i < messages; i++) {
      ObjectNode form = JsonTrees.object();
      String body =
          payload
              .body()
              .replace("\"eventId\":\"", "\"eventId\":\"" + i + "-")
              .replace("\"deviceId\":\"", "\"deviceId\":\"" + i + "-");
      form.putObject("vendorPayload").put("body", body);
      ObjectNode message = records.addObject().put("messageId", "webhook-" + i);
      message.put("body", form.toString()).put("eventSource", "aws:sqs");
      message.put("eventSourceARN", "arn:aws:sqs:eu-west-1:000000000000:bench");
      message.putObject("attributes").put("ApproximateReceiveCount", "1");
      message.putObject("messageAttributes");
    }
    return JsonTrees.bytes(event);
  }
}
