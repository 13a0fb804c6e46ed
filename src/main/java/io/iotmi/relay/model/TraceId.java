package io.iotmi.relay.model;

/**
 * The caller's trace id, carried unchanged from end to end: never trimmed, re-cased or re-encoded.
 *
 * @param value 1 to 128 of {@code [a-zA-Z0-9:=_-]}, as
 *     https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html demands
 */
public record TraceId(String value) {
  public static final int MAX_LENGTH = 128;

  public TraceId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a trace id");
    }
  }

  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    return text.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == ':'
                    || c == '='
                    || c == '_'
                    || c == '-');
  }

  @Override
  public String toString() {
    return value;
  }
}
