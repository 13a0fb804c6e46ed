package io.iotmi.relay.pipeline.job.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.pipeline.operation.Connector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnknownOutcomeTest extends CommandedLamp {
  @Test
  void anAbsoluteCommandOfUnknownOutcomeIsSentAgain() {
    send("lamp-1", "0x0006", ON);
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().failed(Outage.TIMED_OUT, true);
    connector.work();
    assertEquals(List.of(), connector.sent);
    connector.passes(Duration.ofSeconds(3));
    connector.work();
    assertEquals("DEVICE_COMMAND_RESPONSE 200", answers().getFirst());
  }

  /** The run dies while the vendor is asked, and another one takes over when its time is over. */
  private void crashWhileAsking() {
    connector.cloud.next().meanwhile(() -> {});
    connector
        .cloud
        .next()
        .meanwhile(
            () -> {
              throw new IllegalStateException("killed");
            });
    Connector.Waiting job = connector.jobs.peek();
    assertThrows(IllegalStateException.class, connector::work);
    connector.jobs.add(job);
    connector.passes(Duration.ofMinutes(2));
    connector.work();
  }

  @Test
  void afterACrashAnAbsoluteCommandIsSentAgain() {
    send("lamp-1", "0x0006", ON);
    crashWhileAsking();
    assertEquals("DEVICE_COMMAND_RESPONSE 200", answers().getFirst());
  }

  @Test
  void afterACrashACommandThatIsNotAbsoluteIsAnsweredWithAnUnknownOutcome() {
    send("lamp-1", "0x0003", "{\"0x00\": {\"0x0000\": 3}}");
    crashWhileAsking();
    assertEquals(504, only().statusCode());
    assertTrue(message().contains("not known whether the device did it"), message());
    assertEquals(1, connector.cloud.asked().stream().filter(a -> a.startsWith("command")).count());
  }

  @Test
  void aCommandThatIsNotAbsoluteIsNotSentAgainWhereTheVendorMayHaveIt() {
    send("lamp-1", "0x0003", "{\"0x00\": {\"0x0000\": 3}}");
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().failed(Outage.TIMED_OUT, true);
    connector.work();
    assertEquals(504, only().statusCode());
  }

  @Test
  void aCommandThatTheVendorCannotHaveIsSentAgain() {
    send("lamp-1", "0x0003", "{\"0x00\": {\"0x0000\": 3}}");
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().failed(Outage.THROTTLED, false);
    connector.work();
    connector.work();
    assertEquals(200, connector.sent.getFirst().statusCode());
  }

  @Test
  void aVendorThatStaysAwayIsAnsweredInTime() {
    send("lamp-1", "0x0006", ON);
    connector.cloud.next().meanwhile(() -> connector.cloud.next().away(true));
    for (int seconds = 0; seconds < 40; seconds += 4) {
      connector.work();
      connector.passes(Duration.ofSeconds(4));
    }
    assertEquals(503, only().statusCode());
  }
}
