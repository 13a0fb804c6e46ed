package io.iotmi.relay.local.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.local.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchReplyTest {
  private static final Set<String> BATCH = Set.of("a", "b");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
  void nothingFailed(String reply) {
    assertEquals(Set.of(), failed(reply));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{} x",
        "{\"failures\":[]}",
        "{\"batchItemFailures\":{}}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"id\":\"a\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"c\"}]}"
      })
  void theWholeBatchFailed(String reply) {
    assertEquals(BATCH, failed(reply));
  }

  @Test
  void onlyTheNamedMessageFailed() {
    assertEquals(Set.of("b"), failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"));
  }

  @Test
  void afterAFailedInvocationTheWholeBatchFailed() {
    assertEquals(BATCH, BatchReply.failed(new InvocationResult(new byte[0], true), BATCH));
  }

  private static Set<String> failed(String reply) {
    return BatchReply.failed(
        new InvocationResult(reply.getBytes(StandardCharsets.UTF_8), false), BATCH);
  }
}
