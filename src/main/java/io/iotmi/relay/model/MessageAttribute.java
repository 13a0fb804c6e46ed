package io.iotmi.relay.model;

/**
 * A message attribute of SQS. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, each perhaps with a label of
 *     the sender's behind a dot
 * @param value the text; of a binary attribute its bytes in base64
 */
public record MessageAttribute(String dataType, String value) {
  private static final String STRING = "String";
  private static final String BINARY = "Binary";

  /** An attribute of type {@code String}. */
  public static MessageAttribute text(String value) {
    return new MessageAttribute(STRING, value);
  }

  public boolean binary() {
    return dataType.equals(BINARY) || dataType.startsWith(BINARY + ".");
  }

  @Override
  public String toString() {
    return dataType;
  }

  /** In the form of the API of SQS. */
  public Json.Obj json() {
    return new JsonMembers()
        .text("DataType", dataType)
        .text(binary() ? "BinaryValue" : "StringValue", value)
        .object();
  }
}
