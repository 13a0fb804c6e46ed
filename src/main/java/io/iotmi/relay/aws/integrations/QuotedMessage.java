package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.aws.http.ServiceError;
import io.iotmi.relay.model.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * The service's own message about a refusal, in the form in which it may stand in a line, in JSON
 * and in an attribute of SQS, which takes the characters of XML 1.0 only. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
final class QuotedMessage {
  static final int MAX_LENGTH = 200;

  private QuotedMessage() {}

  /**
   * Sensitive, because a service that refuses a member may quote it. Null where it says nothing.
   */
  static @Nullable Sensitive of(ServiceError error) {
    String message = error.message();
    String line = message == null ? "" : line(message);
    return line.isEmpty() ? null : new Sensitive(line);
  }

  private static String line(String message) {
    StringBuilder line = new StringBuilder();
    message.codePoints().forEach(c -> append(line, c));
    return line.toString().strip();
  }

  /** Whole characters only, so that the end is never half of one. */
  private static void append(StringBuilder line, int codePoint) {
    int shown =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
          // Directions of writing and the like can make a line read as another one.
          case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> -1;
          default -> codePoint;
        };
    if (shown >= 0 && line.length() + Character.charCount(shown) <= MAX_LENGTH) {
      line.appendCodePoint(shown);
    }
  }
}
