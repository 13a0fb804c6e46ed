package io.iotmi.relay.pipeline.door;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.WebhookResult;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the vendor is answered, and what operators are told.
 *
 * @param headers by name, {@code Content-Type} among them
 */
public record DoorReply(
    int status, Map<String, String> headers, String body, WebhookResult result) {
  private static final String RETRY_AFTER_SECONDS = "5";

  public DoorReply {
    headers = Map.copyOf(headers);
  }

  static DoorReply queued() {
    return json(202, "application/json", Map.of(), "", new WebhookResult.Queued());
  }

  static DoorReply greeted(int status, String contentType, String body) {
    return new DoorReply(
        status,
        // Whatever is echoed, no browser takes it for a page.
        Map.of("Content-Type", contentType, "X-Content-Type-Options", "nosniff"),
        body,
        new WebhookResult.Greeted());
  }

  /** The same for each part that may have failed. RFC 9110 wants a challenge in it. */
  static DoorReply refused(String part) {
    return problem(
        401,
        "Unauthorized",
        Map.of("WWW-Authenticate", "Signature"),
        new WebhookResult.Refused(part));
  }

  static DoorReply unreadable(int status, String title, String reason) {
    return problem(status, title, Map.of(), new WebhookResult.Unreadable(reason));
  }

  static DoorReply unavailable(String reason) {
    return problem(
        503,
        "Service Unavailable",
        Map.of("Retry-After", RETRY_AFTER_SECONDS),
        new WebhookResult.Unavailable(reason));
  }

  static DoorReply notAllowed() {
    return problem(
        405, "Method Not Allowed", Map.of("Allow", "POST"), new WebhookResult.NotAllowed());
  }

  /** Where no folder opens a door. */
  public static DoorReply nowhere() {
    return problem(404, "Not Found", Map.of(), new WebhookResult.NotAllowed());
  }

  /** Where the relay itself failed; the log has the reason. */
  public static DoorReply failed() {
    return unavailable("the relay failed");
  }

  private static DoorReply problem(
      int status, String title, Map<String, String> headers, WebhookResult result) {
    return json(status, "application/problem+json", headers, title, result);
  }

  /** Problem details of RFC 9457 where there is a title. */
  private static DoorReply json(
      int status,
      String contentType,
      Map<String, String> headers,
      String title,
      WebhookResult result) {
    JsonMembers members = new JsonMembers();
    if (!title.isEmpty()) {
      members.text("type", "about:blank").text("title", title);
    }
    members.number("status", status);
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", contentType);
    String body = new String(JsonWriter.bytes(members.object()), StandardCharsets.UTF_8);
    return new DoorReply(status, all, body, result);
  }

  @Override
  public String toString() {
    return "DoorReply[" + status + ", " + result + "]";
  }
}
