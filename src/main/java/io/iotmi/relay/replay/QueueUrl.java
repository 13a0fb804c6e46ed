package io.iotmi.relay.replay;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a queue, which tells its Region. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
record QueueUrl(String text) {
  private static final Pattern PATH = Pattern.compile("/[0-9]{12}/[A-Za-z0-9_-]{1,80}(\\.fifo)?");
  private static final Pattern HOST =
      Pattern.compile("(?:sqs|sqs-fips)\\.([a-z0-9-]+)\\..*|([a-z0-9-]+)\\.queue\\..*");

  static QueueUrl read(
      Option option, @Nullable String given, String variable, @Nullable String preset)
      throws WrongArguments {
    String text = given == null ? preset : given;
    if (text == null || text.isBlank()) {
      throw new WrongArguments(
          "which queue? give " + option.spelling() + " URL, or set " + variable);
    }
    try {
      URI url = URI.create(text);
      if (url.getHost() != null
          && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && PATH.matcher(url.getPath()).matches()) {
        return new QueueUrl(text);
      }
    } catch (IllegalArgumentException e) {
      // Refused below like any other text that is no URL.
    }
    throw new WrongArguments(
        (given == null ? variable : option.spelling())
            + " must be the URL of a queue, such as"
            + " https://sqs.eu-west-1.amazonaws.com/111122223333/name");
  }

  /** The Region that the URL names, else that of the environment. */
  String region(Map<String, String> environment) throws WrongArguments {
    Matcher host = HOST.matcher(String.valueOf(URI.create(text).getHost()));
    if (host.matches()) {
      return host.group(1) == null ? host.group(2) : host.group(1);
    }
    for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
      String region = environment.get(variable);
      if (region != null && !region.isBlank()) {
        return region.strip();
      }
    }
    throw new WrongArguments("which Region? set AWS_REGION");
  }
}
