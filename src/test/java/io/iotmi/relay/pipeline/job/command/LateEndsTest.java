package io.iotmi.relay.pipeline.job.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.Manner;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.pipeline.CommandEnds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LateEndsTest extends CommandedLamp {
  @Test
  void anAcceptedCommandIsAnsweredWhenTheVendorTellsItsEnd() {
    connector.cloud.ending(Manner.ACCEPTED);
    send("lamp-1", "0x0006", ON);
    connector.work();
    assertEquals(List.of(), connector.sent);
    CommandEnds.Ended ended = answered("attempt-1", true);
    assertTrue(ended instanceof CommandEnds.Ended.Answers answers && answers.events().size() == 1);
    assertEquals(ended, answered("attempt-1", true));
  }

  @Test
  void anEndThatIsFasterThanTheAcceptanceWaitsForIt() {
    connector.cloud.ending(Manner.ACCEPTED);
    send("lamp-1", "0x0006", ON);
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().meanwhile(() -> answered("attempt-1", false));
    connector.work();
    assertEquals(409, only().statusCode());
  }

  @Test
  void anEndOfAnotherAppsCommandIsNoneOfOurs() {
    assertEquals(new CommandEnds.Ended.Answers(List.of()), answered("attempt-9", true));
  }

  @Test
  void aSentCommandIsAnsweredWhenTheDeviceShowsIt() {
    connector.cloud.ending(Manner.SENT);
    send("lamp-1", "0x0006", ON);
    connector.work();
    assertEquals(List.of(), connector.sent);
    assertEquals("200", statusOf(confirmed()));
    connector.passes(Duration.ofSeconds(31));
    connector.work();
    assertEquals(200, only().statusCode());
  }

  @Test
  void aDeviceThatNobodyReportsIsLookedAt() {
    connector.cloud.ending(Manner.SENT);
    send("lamp-1", "0x0006", ON);
    connector.work();
    assertEquals(List.of(), connector.sent);
    connector.passes(Duration.ofSeconds(5));
    connector.work();
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE 200", "DEVICE_EVENT 200"), answers());
    assertTrue(connector.cloud.asked().contains("state lamp-1"));
    assertTrue(connector.jobs.isEmpty());
  }

  @Test
  void aDeviceThatDoesItLateIsLookedAtOnceMoreWhenTheTimeIsOver() {
    connector.cloud.ending(Manner.SENT);
    send("lamp-1", "0x0006", ON);
    connector.work();
    lampIs("off");
    connector.passes(Duration.ofSeconds(5));
    connector.work();
    assertEquals(List.of(), connector.sent);
    lampIs("on");
    connector.passes(Duration.ofSeconds(25));
    connector.work();
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE 200", "DEVICE_EVENT 200"), answers());
  }

  @Test
  void aCommandWhoseEndNeverComesIsAnswered504() {
    connector.cloud.ending(Manner.SENT);
    send("lamp-1", "0x0006", ON);
    connector.work();
    lampIs("off");
    connector.passes(Duration.ofSeconds(31));
    assertEquals(1, connector.work().getFirst().counts().get(Count.COMMAND_UNANSWERED));
    assertEquals(504, only().statusCode());
    assertEquals("504", statusOf(confirmed()));
  }
}
