package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.AwsHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to DynamoDB Local, on which answers get lost or are replaced. */
final class FaultyTransport implements AwsHttp {
  final AtomicInteger requests = new AtomicInteger();
  final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();

  private final AwsHttp real = DynamoDbLocal.http();

  /** What happens to one request instead of its being sent and answered. */
  @FunctionalInterface
  interface Trouble {
    AwsResponse meet(AwsHttp real, AwsRequest request) throws IOException;
  }

  @Override
  public AwsResponse post(AwsRequest request) throws IOException {
    requests.incrementAndGet();
    Trouble trouble = troubles.poll();
    return trouble == null ? real.post(request) : trouble.meet(real, request);
  }

  void answerOnce(int status, String body) {
    troubles.add((real, request) -> response(status, body));
  }

  void loseAnswerOnce() {
    troubles.add(
        (real, request) -> {
          real.post(request);
          throw new IOException("connection reset");
        });
  }

  private static AwsResponse response(int status, String body) {
    return new AwsResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
