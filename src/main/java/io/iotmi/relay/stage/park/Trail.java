package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Source;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tracing put beside a message, in the form in which SQS takes it. What is malformed is left
 * out: it must not cost the message.
 *
 * @param traceparent null where a message attribute of the sender has it already
 * @param xrayHeader system attribute {@code AWSTraceHeader}
 */
record Trail(@Nullable String traceparent, @Nullable String xrayHeader) {
  private static final int MAX_LENGTH = 1_024;

  /**
   * SQS refuses another form. See
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
   */
  private static final Pattern XRAY =
      Pattern.compile(
          "(?=.*\\bRoot=1-[0-9a-f]{8}-[0-9a-f]{24}\\b)[A-Za-z]+=[!-:<-~]+(; ?[A-Za-z]+=[!-:<-~]+)*;?");

  static Trail of(Source source) {
    return switch (source) {
      case Source.Sqs sqs -> new Trail(null, text(sqs.xrayHeader()));
      case Source.Http(var headers, _) ->
          new Trail(text(headers.get("traceparent")), xray(headers.get("x-amzn-trace-id")));
      case Source.Sns sns -> new Trail(text(sns.attributes().get("traceparent")), null);
      case Source.Direct direct -> new Trail(null, null);
    };
  }

  private static @Nullable String text(@Nullable String value) {
    return value != null && value.length() <= MAX_LENGTH && MessageLimits.isText(value)
        ? value
        : null;
  }

  private static @Nullable String xray(@Nullable String value) {
    String text = text(value);
    return text != null && XRAY.matcher(text).matches() ? text : null;
  }
}
