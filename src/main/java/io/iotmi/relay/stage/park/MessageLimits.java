package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What SQS takes as a message. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
public final class MessageLimits {
  /** Of one message, and of all messages of one call. */
  public static final int MAX_BYTES = 1024 * 1024;

  public static final int MAX_ATTRIBUTES = 10;

  private static final Pattern NAME =
      Pattern.compile("(?i)(?!aws\\.|amazon\\.)(?=.{1,256}$)[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  private static final Pattern TYPE =
      Pattern.compile("(?=.{1,256}$)(String|Number|Binary)(\\.[!-~]+)?");

  private MessageLimits() {}

  /** Whether SQS takes the message as it is. */
  public static boolean fit(QueuedMessage message) {
    return message.attributes().size() <= MAX_ATTRIBUTES
        && message.attributes().entrySet().stream()
            .allMatch(attribute -> isAttribute(attribute.getKey(), attribute.getValue()))
        && isText(message.body())
        && bytes(message.body(), message.attributes()) <= MAX_BYTES;
  }

  /** Whether SQS takes the attribute. */
  public static boolean isAttribute(String name, MessageAttribute attribute) {
    return NAME.matcher(name).matches()
        && TYPE.matcher(attribute.dataType()).matches()
        && (attribute.binary() ? isBase64(attribute.value()) : isText(attribute.value()));
  }

  /** As SQS counts: the body, and names, types and values of the attributes. */
  public static int bytes(String body, Map<String, MessageAttribute> attributes) {
    int bytes = size(body);
    for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
      MessageAttribute value = attribute.getValue();
      int content = size(value.value());
      bytes += size(attribute.getKey()) + size(value.dataType());
      bytes += value.binary() ? content / 4 * 3 : content;
    }
    return bytes;
  }

  /** Not empty, and nothing but the characters of XML 1.0. */
  public static boolean isText(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .allMatch(
                c ->
                    c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000);
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
