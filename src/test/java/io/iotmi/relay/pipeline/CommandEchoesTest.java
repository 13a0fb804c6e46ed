package io.iotmi.relay.pipeline;

import static io.iotmi.relay.pipeline.VendorRelay.count;
import static io.iotmi.relay.pipeline.VendorRelay.outcomes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.recall.AttributePath;
import io.iotmi.relay.stage.recall.Hold;
import io.iotmi.relay.stage.recall.Holds;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.reading.Reading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** States that come while a command is under way. */
final class CommandEchoesTest {
  private static final String ON = "{'device': 'd', 'values': {'power': 'on'}}";
  private static final String OFF = "{'device': 'd', 'values': {'power': 'off'}}";

  private final InMemoryRecords records = new InMemoryRecords(Duration.ofDays(100));
  private final Holds holds = new Holds(records);
  private final Answering ends = new Answering();
  private final VendorRelay relay =
      new VendorRelay(
          Folders.acme()
              .binding(
                  "{'value': 'power', 'attribute': 'OnOff.OnOff'}",
                  "{'value': 'level', 'attribute': 'LevelControl.CurrentLevel'}"),
          builder -> builder.records(records).ends(ends));

  /** Answers each command whose end it hears of. */
  private static final class Answering implements CommandEnds {
    private boolean blind;

    private static Ended answer(String device, String trace) {
      return new Ended.Answers(
          List.of(
              new JsonMembers()
                  .text("EventId", "answer/" + trace)
                  .text("Operation", "DEVICE_COMMAND_RESPONSE")
                  .number("StatusCode", 200)
                  .text("ConnectorDeviceId", device)
                  .text("TraceId", trace)
                  .text("Message", "done")
                  .object()));
    }

    @Override
    public Ended confirmed(Confirmed effect, Deadline deadline) {
      return blind
          ? new Ended.Unavailable("no answer")
          : answer(effect.device(), effect.trace().value());
    }

    @Override
    public Ended answered(Reading.Answered end, Deadline deadline) {
      return blind ? new Ended.Unavailable("no answer") : answer("d", end.attempt());
    }
  }

  /** A command that switches the lamp on. */
  private void commanded(String trace) {
    SequencedMap<AttributePath, Json> wanted = new LinkedHashMap<>();
    wanted.put(new AttributePath("1", "0x0006", "0x0000"), new Json.Bool(true));
    commanded(trace, wanted);
  }

  private void commanded(String trace, SequencedMap<AttributePath, Json> wanted) {
    Hold hold =
        new Hold(new TraceId(trace), relay.now(), relay.now().plus(Duration.ofMinutes(1)), wanted);
    assertTrue(holds.hold("connector", "d", hold, relay.deadline()));
  }

  @Test
  void aStateThatContradictsTheCommandIsWithheld() {
    commanded("t1");
    RelayedBatch reply = relay.relay(OFF);
    assertEquals(List.of("withheld"), outcomes(reply));
    assertEquals(1, count(Count.STATES_ECHOED, reply));
  }

  @Test
  void theCommandedStateSendsTheAnswerAndThenTheEvent() {
    commanded("t1");
    relay.relay(ON);
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE", "DEVICE_EVENT"), relay.sent("Operation"));
  }

  @Test
  void afterTheCommandedStateAllStatesAreSent() {
    commanded("t1");
    assertEquals(List.of("delivered", "delivered", "delivered"), outcomes(relay.relay(ON, OFF)));
    assertEquals(List.of("delivered"), outcomes(relay.relay(OFF)));
  }

  @Test
  void aStateThatIsNewerThanTheCommandIsSent() {
    commanded("t1");
    assertEquals(
        List.of("delivered"),
        outcomes(
            relay.relay(
                "{'device': 'd', 'time': '2026-11-23T10:00:09Z', 'values': {'power': 'off'}}")));
  }

  @Test
  void theHoldEndsWithItsTime() {
    commanded("t1");
    relay.pass(Duration.ofMinutes(2));
    assertEquals(List.of("delivered"), outcomes(relay.relay(OFF)));
  }

  @Test
  void aHoldThatIsReleasedHoldsNothing() {
    commanded("t1");
    holds.release("connector", "d", "t1", relay.deadline());
    assertEquals(List.of("delivered"), outcomes(relay.relay(OFF)));
  }

  @Test
  void aCommandOfTwoStatesIsAnsweredOnceBothAreThere() {
    SequencedMap<AttributePath, Json> wanted = new LinkedHashMap<>();
    wanted.put(new AttributePath("1", "6", "0"), new Json.Bool(true));
    wanted.put(new AttributePath("1", "8", "0"), new Json.Num("140"));
    commanded("t1", wanted);
    assertEquals(List.of("delivered"), outcomes(relay.relay(ON)));
    assertEquals(List.of("DEVICE_EVENT"), relay.sent("Operation"));
    relay.relay("{'device': 'd', 'values': {'level': 140}}");
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE", "DEVICE_EVENT"), relay.sent("Operation"));
  }

  @Test
  void theAnswerOfAMessageThatComesAgainIsSentOnce() {
    commanded("t1");
    relay.answer(new SendResult.Answer.Unavailable("down"));
    assertEquals(List.of("retry-later", "retry-later"), outcomes(relay.relay(ON)));
    relay.sent("Operation");
    relay.answer(new SendResult.Answer.Accepted());
    relay.relay(ON);
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE", "DEVICE_EVENT"), relay.sent("Operation"));
    relay.relay(ON);
    assertEquals(List.of("DEVICE_EVENT"), relay.sent("Operation"));
  }

  @Test
  void theEndThatAVendorTellsIsAnsweredAheadOfTheEventsOfItsPayload() {
    RelayedBatch reply =
        relay.relay("[" + ON + ", {'lifecycle': 'answered', 'attempt': 'a1', 'succeeded': true}]");
    assertEquals(List.of("delivered", "delivered"), outcomes(reply));
    assertEquals(List.of("a1", ""), relay.sent("TraceId"));
  }

  @Test
  void aStateWhoseCommandCannotBeLookedUpComesAgain() {
    commanded("t1");
    ends.blind = true;
    assertEquals(List.of("retry-later"), outcomes(relay.relay(ON)));
    ends.blind = false;
    relay.relay(ON);
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE", "DEVICE_EVENT"), relay.sent("Operation"));
  }

  @Test
  void anEndWhoseCommandCannotBeLookedUpComesAgainAndTheEventsOfItsPayloadGoOn() {
    ends.blind = true;
    assertEquals(
        List.of("retry-later", "delivered"),
        outcomes(
            relay.relay(
                "[" + ON + ", {'lifecycle': 'answered', 'attempt': 'a', 'succeeded': true}]")));
  }

  @Test
  void whatOneCommandAsksForIsNoEchoForAnother() {
    commanded("t1");
    SequencedMap<AttributePath, Json> off = new LinkedHashMap<>();
    off.put(new AttributePath("1", "6", "0"), new Json.Bool(false));
    commanded("t2", off);
    assertEquals(
        List.of("delivered", "delivered", "delivered", "delivered"),
        outcomes(relay.relay(ON, OFF)));
    assertEquals(List.of("t1", "", "t2", ""), relay.sent("TraceId"));
  }
}
