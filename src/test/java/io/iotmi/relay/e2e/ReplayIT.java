package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.ParkedEvents.BY_ENDPOINT;
import static io.iotmi.relay.e2e.ParkedEvents.BY_SENDER;
import static io.iotmi.relay.e2e.ParkedEvents.BY_SETTING;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.wire.CountingProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand parked messages, replayed by a tool that is killed on its way. */
final class ReplayIT {
  private static final int SETTING = 400;
  private static final int ENDPOINT = 350;
  private static final int SENDER = 250;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int DELETES_BEFORE_THE_KILL = 20;

  private static final String[] REPLAY = {
    "replay",
    "--send",
    "--rate",
    "1000",
    "--hold",
    "PT5S",
    "--reason",
    BY_SETTING,
    "--reason",
    BY_ENDPOINT
  };

  private final QueueRef events = queue("events");
  private final QueueRef rejected = queue("rejected");
  private final CountingProxy proxy = new CountingProxy(STACK.sqs().endpoint());
  private final ReplayTool tool =
      new ReplayTool(
          proxy.uri(),
          Map.of("REJECTED_QUEUE_URL", rejected.url(), "EVENT_QUEUE_URL", events.url()));

  @AfterEach
  void close() {
    proxy.close();
  }

  private static QueueRef queue(String name) {
    return STACK.sqs().createQueue(unique(name), false, Duration.ofSeconds(30), null, 100);
  }

  @Test
  void eachEventIsDeliveredOnceThoughTheToolIsKilledBetweenSendAndDelete() throws Exception {
    new ParkedEvents(rejected).park(SETTING, ENDPOINT, SENDER);
    listTellsThreeReasons();

    String planned = tool.run("replay", "--reason", BY_SETTING).output();
    assertTrue(planned.startsWith("would send 400 messages in about 40 s"), planned);
    assertEquals(0, STACK.sqs().depth(events.url()).total());

    int deleted = replayUntilKilled();
    int sent = STACK.sqs().depth(events.url()).total();
    assertTrue(sent > deleted && deleted > 0, sent + " sent, " + deleted + " deleted");
    until("what the killed run held is back", () -> inFlight(rejected) == 0);
    assertEquals(1_000 - deleted, STACK.sqs().depth(rejected.url()).visible());

    ReplayTool.Ended resumed = tool.run(REPLAY);
    assertEquals(0, resumed.code(), resumed.output());
    int repeated = sent - deleted;
    assertEquals(SETTING + ENDPOINT + repeated, STACK.sqs().depth(events.url()).total());

    deliver();
    Map<String, Integer> delivered = new TreeMap<>();
    for (ReceivedRequest request : STACK.endpoint().accepted()) {
      delivered.merge(request.body().path("TraceId").asText(), 1, Integer::sum);
    }
    delivered.keySet().removeIf(trace -> !trace.matches("(setting|endpoint|sender)-\\d+"));
    assertEquals(SETTING + ENDPOINT, delivered.size());
    assertTrue(delivered.values().stream().allMatch(times -> times == 1), delivered.toString());
    assertEquals(SENDER, STACK.sqs().depth(rejected.url()).visible());
    assertTrue(
        tool.run("list").output().matches("(?s)250 messages\n.*\n +250 .*" + "range" + ".*"));
  }

  private void listTellsThreeReasons() throws Exception {
    ReplayTool.Ended list = tool.run("list");
    assertEquals(0, list.code(), list.output());
    List<String> lines = list.output().lines().toList();
    assertEquals("1000 messages", lines.getFirst());
    assertTrue(lines.get(2).startsWith("    400  ") && lines.get(2).contains(BY_SETTING));
    assertTrue(lines.get(3).startsWith("    350  ") && lines.get(3).endsWith(BY_ENDPOINT));
    assertTrue(lines.get(4).startsWith("    250  ") && lines.get(4).endsWith(BY_SENDER));
    assertFalse(list.output().contains(LambdaInvocations.CANARY));
    assertEquals(1_000, STACK.sqs().depth(rejected.url()).visible());
  }

  /** Gives how many messages the killed run has deleted. */
  private int replayUntilKilled() throws Exception {
    AtomicReference<Process> running = new AtomicReference<>();
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger deleted = new AtomicInteger();
    proxy.interceptor(
        (call, onward) -> {
          if (call.operation().equals("DeleteMessageBatch")) {
            if (calls.incrementAndGet() > DELETES_BEFORE_THE_KILL) {
              running.get().destroyForcibly();
              return Optional.empty();
            }
            deleted.addAndGet(JSON.readTree(call.body()).path("Entries").size());
          }
          return onward.send(call.body());
        });
    running.set(tool.start(REPLAY));
    assertFalse(ReplayTool.ended(running.get()).code() == 0);
    proxy.interceptor((call, onward) -> onward.send(call.body()));
    return deleted.get();
  }

  private void deliver() throws Exception {
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("REJECTED_QUEUE_URL", rejected.url());
    environment.put("SEND_RATE_LIMIT", "unlimited");
    try (FunctionProcess function =
            FunctionProcess.start(
                FunctionSpec.built().withEnvironment(environment), new FunctionLog());
        SqsPoller _ =
            new SqsPoller(
                STACK.sqs(),
                events,
                100,
                1,
                batch -> function.invoke(batch, EmbeddedStack.TIMEOUT, null))) {
      until("all events are delivered", () -> STACK.sqs().depth(events.url()).total() == 0);
    }
  }

  private static int inFlight(QueueRef queue) {
    return STACK.sqs().depth(queue.url()).inFlight();
  }

  private static void until(String what, BooleanSupplier reached) throws InterruptedException {
    for (int i = 0; i < 1_200; i++) {
      if (reached.getAsBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not within a minute: " + what);
  }
}
