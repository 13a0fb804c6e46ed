package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.JsonMembers;
import java.util.Map;

/** Problem details of RFC 9457. See https://www.rfc-editor.org/rfc/rfc9457 */
public final class Problem {
  /** Long enough for the quota to recover, short enough for a person not to notice. */
  private static final String RETRY_AFTER_SECONDS = "5";

  private Problem() {}

  /** An answer to what is no event at all. */
  public static CallerReply of(int status, String title, String detail) {
    return of(status, title).with("detail", detail);
  }

  /** The answer to a method that brings no event; RFC 9110 asks for the one that does. */
  public static CallerReply notAllowed() {
    return of(405, "Method Not Allowed", "events are taken by POST").withHeader("Allow", "POST");
  }

  /** An answer for when it is unknown what became of the events. */
  public static CallerReply unavailable() {
    return retriable(unavailable("the relay failed; its log has the reason"));
  }

  /**
   * An answer that says how many messages of a batch are not taken care of.
   *
   * @param unfinished those that are neither delivered nor safe on a queue
   */
  public static CallerReply unfinished(int unfinished, int messages) {
    return unavailable(
        unfinished + " of " + messages + " messages are neither delivered nor safe on a queue");
  }

  static CallerReply of(int status, String title) {
    return new CallerReply(
        status,
        Map.of("Content-Type", "application/problem+json"),
        new JsonMembers()
            .text("type", "about:blank")
            .text("title", title)
            .number("status", status)
            .object(),
        null);
  }

  static CallerReply retriable(CallerReply reply) {
    return reply.withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }

  private static CallerReply unavailable(String detail) {
    return of(ReplyStatus.UNAVAILABLE.code(), ReplyStatus.UNAVAILABLE.title(), detail);
  }
}
