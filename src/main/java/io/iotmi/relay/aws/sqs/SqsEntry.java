package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One entry of a batch within the limits of SQS. What SQS would refuse the whole message for, an
 * attribute with a name or a value out of bounds, is left out; what is left is never altered. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 *
 * @param index place of the message in the caller's list
 * @param bytes as SQS counts: body plus names, types and values of the attributes
 */
record SqsEntry(int index, QueuedMessage message, Map<String, String> attributes, int bytes) {
  private static final int MAX_ATTRIBUTES = 10;
  private static final String TYPE = "String";

  private static final Pattern ATTRIBUTE_NAME =
      Pattern.compile("(?i)(?!aws\\.|amazon\\.)(?=.{1,256}$)[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  /** The alphabet of group and deduplication ids: what ASCII prints, without the blank. */
  private static final Pattern FIFO_ID = Pattern.compile("[!-~]{1,128}");

  static SqsEntry of(int index, QueuedMessage message) {
    Map<String, String> attributes = new LinkedHashMap<>();
    int bytes = size(message.body());
    for (Map.Entry<String, String> attribute : new TreeMap<>(message.attributes()).entrySet()) {
      String name = attribute.getKey();
      String value = attribute.getValue();
      if (attributes.size() < MAX_ATTRIBUTES
          && ATTRIBUTE_NAME.matcher(name).matches()
          && isText(value)) {
        attributes.put(name, value);
        bytes += size(name) + TYPE.length() + size(value);
      }
    }
    return new SqsEntry(index, message, attributes, bytes);
  }

  /** Whether SQS can take the body at all. */
  boolean sendable(int maxBytes) {
    return bytes <= maxBytes && isText(message.body());
  }

  String id() {
    return "m" + index;
  }

  Json json(boolean fifo) {
    Map<String, Json> entry = new LinkedHashMap<>();
    entry.put("Id", new Json.Text(id()));
    entry.put("MessageBody", new Json.Text(message.body()));
    if (!attributes.isEmpty()) {
      Map<String, Json> values = new LinkedHashMap<>();
      attributes.forEach(
          (name, value) ->
              values.put(
                  name,
                  new Json.Obj(
                      Map.of(
                          "DataType", new Json.Text(TYPE), "StringValue", new Json.Text(value)))));
      entry.put("MessageAttributes", new Json.Obj(values));
    }
    if (fifo) {
      entry.put("MessageGroupId", new Json.Text(fifoId(message.group())));
      entry.put("MessageDeduplicationId", new Json.Text(fifoId(message.deduplicationId())));
    }
    return new Json.Obj(entry);
  }

  /** The id itself where SQS takes it, else its hash, which keeps different ids apart. */
  static String fifoId(String id) {
    return FIFO_ID.matcher(id).matches() ? id : Sha256.hex(id);
  }

  /** Not empty, and nothing but the characters of XML 1.0. */
  private static boolean isText(String text) {
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

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return "SqsEntry[" + id() + "]";
  }
}
