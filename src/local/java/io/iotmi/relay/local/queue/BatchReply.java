package io.iotmi.relay.local.queue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Which messages of a batch the function did not get done, as Lambda reads its reply.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling
 *     errors for an SQS event source</a>
 */
public final class BatchReply {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private BatchReply() {}

  /** The ids of {@code batch} that failed; all of them where the reply breaks a rule. */
  public static Set<String> failed(InvocationResult result, Set<String> batch) {
    return result.functionError() ? batch : failed(result.payload(), batch);
  }

  private static Set<String> failed(byte[] payload, Set<String> batch) {
    if (payload.length == 0) {
      return Set.of();
    }
    JsonNode reply;
    try {
      reply = JSON.readTree(payload);
    } catch (IOException notJson) {
      return batch;
    }
    if (reply.isNull() || (reply.isObject() && reply.isEmpty())) {
      return Set.of();
    }
    JsonNode failures = reply.path("batchItemFailures");
    if (failures.isNull()) {
      return Set.of();
    }
    return failures.isArray() ? failed(failures, batch) : batch;
  }

  private static Set<String> failed(JsonNode failures, Set<String> batch) {
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : failures) {
      String id = failure.path("itemIdentifier").asText("");
      if (!batch.contains(id)) {
        return batch;
      }
      failed.add(id);
    }
    return failed;
  }
}
