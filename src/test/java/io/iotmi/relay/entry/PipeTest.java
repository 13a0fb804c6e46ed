package io.iotmi.relay.entry;

import static io.iotmi.relay.entry.Carriers.change;
import static io.iotmi.relay.entry.Carriers.invalid;
import static io.iotmi.relay.entry.Carriers.sqsRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An EventBridge pipe hands over a bare array of SQS records. */
final class PipeTest {
  private static final String BATCH =
      "["
          + sqsRecord("m1", change("lamp"))
          + ","
          + sqsRecord("m2", change("door"))
          + ",{\"eventSource\":\"aws:sqs\",\"body\":"
          + Carriers.quoted(change("bell"))
          + "}]";

  private final TestRelay bare = TestRelay.withoutQueues();
  private final TestRelay queued = TestRelay.withQueues();

  @Test
  void aBatchThatIsDoneSaysSo() {
    assertEquals("{\"batchItemFailures\":[]}", bare.reply(BATCH).toString());
    assertEquals(List.of("lamp", "door", "bell"), bare.devices());
  }

  @Test
  void aMessageThatIsNotDeliveredFailsTheInvocation() {
    bare.unavailable.add("door");
    JsonNode problem = bare.problem(BATCH);
    assertEquals(503, problem.path("status").asInt());
    assertTrue(problem.path("detail").asText().startsWith("1 of 3 messages"), problem.toString());
  }

  @Test
  void aMessageWithoutIdFailsTheInvocationToo() {
    bare.unavailable.add("bell");
    assertEquals(503, bare.problem(BATCH).path("status").asInt());
  }

  @Test
  void whatWasDeliveredIsNotSentAgainWithTheRest() {
    String two =
        "[" + sqsRecord("m1", change("lamp")) + "," + sqsRecord("m2", change("door")) + "]";
    bare.unavailable.add("door");
    bare.problem(two, "request-1");
    bare.unavailable.clear();
    bare.reply(two, "request-2");
    assertEquals(List.of("lamp", "door"), bare.devices());
  }

  @Test
  void whatIsRejectedIsParkedLikeAnyMessageOfAQueue() {
    String batch = "[" + sqsRecord("m1", invalid()) + "," + sqsRecord("m2", change("lamp")) + "]";
    assertEquals("{\"batchItemFailures\":[]}", queued.reply(batch).toString());
    assertEquals(1, queued.rejected.size());
    assertEquals(503, bare.problem(batch).path("status").asInt());
  }

  @Test
  void anArrayOfEventsThatThePipeUnwrappedIsAnArrayOfEvents() {
    JsonNode reply = bare.reply("[" + change("lamp") + "," + change("door") + "]");
    assertEquals(2, reply.path("events").size());
  }
}
