package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.SignedHttp;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this JVM, started once, with queues of their own for each test. */
public final class ElasticMq {
  private static final URI ENDPOINT = start();
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "local"));

  private ElasticMq() {}

  public static URI endpoint() {
    return ENDPOINT;
  }

  public static StaticCredentialsProvider credentials() {
    return CREDENTIALS;
  }

  public static AwsHttp http() {
    return new SignedHttp(CREDENTIALS, "us-east-1", Duration.ofSeconds(20), InstantSource.system());
  }

  public static SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(ENDPOINT)
        .credentialsProvider(CREDENTIALS)
        .region(Region.US_EAST_1)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  public static String newQueue() {
    String name = "queue-" + UUID.randomUUID();
    try (SqsClient client = client()) {
      return client.createQueue(q -> q.queueName(name)).queueUrl();
    }
  }

  public static String newFifoQueue() {
    String name = "queue-" + UUID.randomUUID() + ".fifo";
    try (SqsClient client = client()) {
      return client
          .createQueue(
              q -> q.queueName(name).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
          .queueUrl();
    }
  }

  /** Takes all messages off the queue. */
  public static List<Message> drain(String queueUrl) {
    List<Message> all = new ArrayList<>();
    try (SqsClient client = client()) {
      while (true) {
        List<Message> some =
            client
                .receiveMessage(
                    r ->
                        r.queueUrl(queueUrl)
                            .maxNumberOfMessages(10)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (some.isEmpty()) {
          return all;
        }
        all.addAll(some);
        for (Message message : some) {
          client.deleteMessage(d -> d.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
      }
    }
  }

  private static URI start() {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    return URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }
}
