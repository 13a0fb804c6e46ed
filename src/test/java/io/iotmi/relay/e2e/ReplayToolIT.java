package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.queue.QueueDepth;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tool as an operator runs it, against real queues and a real function. */
final class ReplayToolIT {
  private static final String DONE = "{\"batchItemFailures\":[]}";

  private static ReplayDesk desk;

  @BeforeAll
  static void start() {
    desk = new ReplayDesk();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @AfterEach
  void empty() {
    STACK.endpoint().faults().clear();
    for (String url : new String[] {desk.events.url(), desk.rejected.url()}) {
      STACK.sqs().drain(url);
    }
  }

  private static void put(String url, String body, int times) {
    for (int i = 0; i < times; i++) {
      STACK.sqs().send(url, body, Map.of(), null, null, null);
    }
  }

  /** Two events without ids of their own, of which the endpoint takes the first only. */
  @Test
  void whatWasDeliveredOfADeadLetterIsNotDeliveredAgain() throws Exception {
    String id = unique("half");
    ObjectNode first = change(id, id + "-a").put("TraceId", "trace-" + id + "-a");
    ObjectNode second = change(id, id + "-b").put("TraceId", "trace-" + id + "-b");
    first.remove("EventId");
    second.remove("EventId");
    refuse("trace-" + id + "-b", new FaultAction.Status(503, "ServiceUnavailableException"));
    desk.send("[" + first + "," + second + "]");
    assertFalse(desk.deliver().equals(DONE));
    // The second receive is one too many.
    assertEquals(0, STACK.sqs().receive(desk.events.url(), 10, 0).size());

    ReplayTool.Ended list = desk.tool.run("list", "--from", desk.deadLetters.url());
    assertTrue(list.output().contains("dead letter"), list.output());
    STACK.endpoint().faults().clear();
    ReplayTool.Ended replayed = desk.tool.run("replay", "--send", "--from", desk.deadLetters.url());
    assertEquals("sent 1 message\n", replayed.output());
    assertEquals(DONE, desk.deliver());
    assertEquals(1, accepted("trace-" + id + "-a").size());
    assertEquals(1, accepted("trace-" + id + "-b").size());
    assertEquals(0, STACK.sqs().depth(desk.deadLetters.url()).total());
  }

  @Test
  void aConflictIsDeliveredAsANewEventWhereThatIsAskedFor() throws Exception {
    String id = unique("conflict");
    desk.send(change(id, id).toString());
    assertEquals(DONE, desk.deliver());
    desk.send(change(id, id).put("StatusCode", 201).toString());
    assertEquals(DONE, desk.deliver());
    assertEquals(1, accepted("trace-" + id).size());

    ReplayTool.Ended left = desk.tool.run("replay", "--send");
    assertTrue(left.output().contains("left: 1 message in conflict: --new-key"), left.output());
    ReplayTool.Ended sent = desk.tool.run("replay", "--send", "--new-key");
    assertEquals("sent 1 message\n", sent.output());
    assertEquals(DONE, desk.deliver());
    assertEquals(2, accepted("trace-" + id).size());
  }

  @Test
  void aPreviewShowsEveryFaultAndNothingThatASenderWrote() throws Exception {
    String id = unique("preview");
    ObjectNode event = change(id, id).put("StatusCode", 7).put("canary4711", "x");
    desk.send(event.toString());
    assertEquals(DONE, desk.deliver());
    ReplayTool.Ended preview = desk.tool.run("preview", "--trace", "trace-" + id);
    assertEquals(0, preview.code());
    assertTrue(preview.output().contains("/StatusCode  range: must be 100 to 550"));
    assertTrue(preview.output().contains("/*7  unknown"), preview.output());
    assertFalse(preview.output().contains(LambdaInvocations.CANARY), preview.output());
    String shown = desk.tool.run("preview", "--trace", "trace-" + id, "--body").output();
    assertTrue(shown.contains(event.toString()), shown);
  }

  @Test
  void aRunThatIsEndedGivesEverythingBackAtOnce() throws Exception {
    put(desk.rejected.url(), "{}", 30);
    Process running = desk.tool.start("replay", "--send", "--rate", "1", "--hold", "PT12H");
    while (STACK.sqs().depth(desk.events.url()).total() < 10) {
      assertTrue(running.isAlive());
      Thread.sleep(20);
    }
    // The handle's leaves the output open.
    assertTrue(running.toHandle().destroy());
    assertTrue(running.waitFor(1, TimeUnit.MINUTES));
    int sent = STACK.sqs().depth(desk.events.url()).total();
    assertEquals(new QueueDepth(30 - sent, 0), STACK.sqs().depth(desk.rejected.url()));
    assertEquals("sent " + sent + " messages\n", ReplayTool.ended(running).output());
  }

  @Test
  void withoutCredentialsOneLineSaysSo() throws Exception {
    ReplayTool.Ended ended =
        ReplayTool.ended(
            desk.tool.startWith(
                Map.of(
                    "AWS_ACCESS_KEY_ID", "",
                    "AWS_EC2_METADATA_DISABLED", "true",
                    "AWS_CONFIG_FILE", "target/none",
                    "AWS_SHARED_CREDENTIALS_FILE", "target/none"),
                "list"));
    assertEquals(5, ended.code(), ended.output());
    assertEquals(1, ended.output().lines().count(), ended.output());
    assertTrue(ended.output().startsWith("error: no credentials"), ended.output());
  }

  @Test
  void helpNamesEveryActionAndExitCode() throws Exception {
    ReplayTool.Ended help = desk.tool.run("--help");
    assertEquals(0, help.code());
    assertTrue(help.output().contains("--new-key") && help.output().contains("Exit codes: 0"));
  }
}
