package io.iotmi.relay.local.queue;

import io.iotmi.relay.local.wire.ListenAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * SQS in this JVM, in memory.
 *
 * @see <a href="https://github.com/softwaremill/elasticmq">ElasticMQ</a>
 */
public final class LocalSqs implements AutoCloseable {
  static final String REGION = "eu-west-1";

  /** The account that stands in the URL of every queue. */
  public static final String ACCOUNT = "000000000000";

  private final SQSRestServer server;
  private final URI endpoint;
  private final SqsClient client;

  /** Listens on a free port of the loopback address. */
  public LocalSqs() {
    this(ListenAddress.free());
  }

  public LocalSqs(ListenAddress address) {
    server =
        SQSRestServerBuilder.withInterface(address.address().getHostAddress())
            .withPort(address.port())
            .withAWSRegion(REGION)
            .withAWSAccountId(ACCOUNT)
            .start();
    endpoint =
        URI.create("http://" + ListenAddress.authority(server.waitUntilStarted().localAddress()));
    client =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  public URI endpoint() {
    return endpoint;
  }

  /**
   * Creates a queue.
   *
   * @param name ends in {@code .fifo} where the queue is FIFO
   * @param deadLetterQueue where a message goes that was received {@code maxReceiveCount} times
   */
  public QueueRef createQueue(
      String name,
      boolean fifo,
      Duration visibilityTimeout,
      @Nullable QueueRef deadLetterQueue,
      int maxReceiveCount) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibilityTimeout.toSeconds()));
    if (fifo) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    if (deadLetterQueue != null) {
      attributes.put(
          QueueAttributeName.REDRIVE_POLICY,
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
              .formatted(deadLetterQueue.arn(), maxReceiveCount));
    }
    String url = client.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();
    return new QueueRef(url, attribute(url, QueueAttributeName.QUEUE_ARN));
  }

  /**
   * Sends one message. Gives its id.
   *
   * @param attributes message attributes of type String
   * @param group MessageGroupId, {@code null} for none
   * @param deduplicationId MessageDeduplicationId, {@code null} for none
   * @param xrayHeader system attribute AWSTraceHeader, {@code null} for none
   */
  public String send(
      String url,
      String body,
      Map<String, String> attributes,
      @Nullable String group,
      @Nullable String deduplicationId,
      @Nullable String xrayHeader) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    SendMessageRequest.Builder request =
        SendMessageRequest.builder().queueUrl(url).messageBody(body).messageAttributes(values);
    if (group != null) {
      request.messageGroupId(group);
    }
    if (deduplicationId != null) {
      request.messageDeduplicationId(deduplicationId);
    }
    if (xrayHeader != null) {
      request.messageSystemAttributes(
          Map.of(
              MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
              MessageSystemAttributeValue.builder()
                  .dataType("String")
                  .stringValue(xrayHeader)
                  .build()));
    }
    return client.sendMessage(request.build()).messageId();
  }

  public QueueDepth depth(String url) {
    return new QueueDepth(
        Integer.parseInt(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        Integer.parseInt(
            attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
  }

  /** Takes every message that can be received now off the queue. */
  public List<Message> drain(String url) {
    List<Message> all = new ArrayList<>();
    for (List<Message> some = receive(url, 10, 0); !some.isEmpty(); some = receive(url, 10, 0)) {
      some.forEach(message -> delete(url, message));
      all.addAll(some);
    }
    return all;
  }

  /** Takes messages, with all their attributes; they stay away for the visibility timeout. */
  public List<Message> receive(String url, int atMost, int waitSeconds) {
    return client
        .receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(atMost)
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  public void delete(String url, Message message) {
    client.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  /** Ends the visibility timeout of a message so much from now; zero ends it at once. */
  public void hide(String url, Message message, Duration longer) {
    client.changeMessageVisibility(
        c ->
            c.queueUrl(url)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(Math.toIntExact(longer.toSeconds())));
  }

  private String attribute(String url, QueueAttributeName name) {
    String value =
        client.getQueueAttributes(a -> a.queueUrl(url).attributeNames(name)).attributes().get(name);
    if (value == null) {
      throw new IllegalStateException(url + " has no " + name);
    }
    return value;
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }
}
