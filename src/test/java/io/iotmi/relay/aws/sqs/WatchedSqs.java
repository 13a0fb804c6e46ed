package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The way to ElasticMQ, with the sizes of what went there and answers that come from elsewhere. */
final class WatchedSqs implements AwsHttp {
  final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
  private final Deque<AwsHttp> troubles = new ConcurrentLinkedDeque<>();

  @Override
  public AwsResponse post(AwsRequest request) throws IOException {
    sizes.add(request.body().length);
    AwsHttp way = troubles.poll();
    return (way == null ? ElasticMq.http() : way).post(request);
  }

  void answerOnce(int status, String body) {
    troubles.add(
        request -> new AwsResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }
}
