package io.iotmi.relay.pipeline.job.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudInMemory.Manner;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.pipeline.CommandEnds;
import io.iotmi.relay.pipeline.operation.Connector;
import io.iotmi.relay.vendor.reading.Reading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandingTest {
  private static final String TOKEN = "token-of-ada-4711";
  private static final String TRACE = "f4be7a5d55d34cc=_1";
  private static final String ON = "{\"0x01\": {}}";
  private static final Reading.Origin ORIGIN = new Reading.Origin(null, null, null);

  private final Connector connector = new Connector();

  CommandingTest() {
    connector
        .cloud
        .user(TOKEN, "ada")
        .device(
            "ada", "lamp-1", Map.of("power", new Json.Text("off"), "level", new Json.Num("10")));
  }

  private int send(String device, String cluster, String commands) {
    return connector
        .call(
            "SendCommand",
            TOKEN,
            """
            , "connectorDeviceId": "%s", "traceId": "%s", "endpoints": [{"id": "1", "clusters": [
              {"id": "%s", "commands": [%s]}]}]
            """
                .formatted(device, TRACE, cluster, commands))
        .code();
  }

  private List<String> answers() {
    return connector.sent.stream().map(CommandingTest::answer).toList();
  }

  private static String answer(SendConnectorEvent sent) {
    return sent.operation() + " " + sent.statusCode();
  }

  private SendConnectorEvent only() {
    assertEquals(1, connector.sent.size(), answers().toString());
    return connector.sent.getFirst();
  }

  private String message() {
    return String.valueOf(RequestJson.of(only()).text("Message"));
  }

  @Test
  void theCallIsAcknowledgedBeforeTheVendorIsAsked() {
    assertEquals(200, send("lamp-1", "0x0006", ON));
    assertEquals(List.of(), connector.cloud.asked());
  }

  @Test
  void aConfirmedCommandIsAnsweredFirstAndItsStateFollows() {
    send("lamp-1", "0x0006", ON);
    connector.work();
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE 200", "DEVICE_EVENT 200"), answers());
    SendConnectorEvent answer = connector.sent.getFirst();
    assertEquals(new TraceId(TRACE), answer.traceId());
    assertFalse(JsonWriter.ascii(RequestJson.of(answer)).contains("attributes"));
    assertEquals(new Json.Text("on"), connector.cloud.state("lamp-1").get("power"));
  }

  @Test
  void aValueThatCameAsTextIsConvertedByTheDataModel() {
    send("lamp-1", "0x0008", "{\"0xff01\": {\"0x0000\": \"127\"}}");
    connector.work();
    assertEquals("DEVICE_COMMAND_RESPONSE 200", answers().getFirst());
    assertEquals(new Json.Num("50"), connector.cloud.state("lamp-1").get("level"));
  }

  @Test
  void aStateThatIsReadIsToldAsAnEventAfterTheAnswer() {
    send("lamp-1", "0x0006", "{\"0xff02\": {}}");
    connector.work();
    assertEquals(List.of("DEVICE_COMMAND_RESPONSE 200", "DEVICE_EVENT 200"), answers());
  }

  @Test
  void fiveRetriesAreOneCommandAndOneAnswer() {
    for (int i = 0; i < 5; i++) {
      assertEquals(200, send("lamp-1", "0x0006", ON));
    }
    connector.work();
    assertEquals(1, connector.cloud.asked().stream().filter(a -> a.startsWith("command")).count());
    assertEquals(2, connector.sent.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lamp-1 | 0x0101 | {\"0x00\": {}} | 404 | cluster",
        "lamp-1 | 0x0006 | {\"0x77\": {}} | 404 | command 0x77",
        "lamp-1 | 0x0006 | {\"0xff01\": {\"0x4444\": 1}} | 404 | attribute",
        "lamp-1 | 0x0006 | {\"0xff01\": {\"0x0000\": \"maybe\"}} | 400 | OnOff",
        "lamp-2 | 0x0006 | {\"0x01\": {}} | 404 | no such device",
        "lamp@zz | 0x0006 | {\"0x01\": {}} | 404 | no device with such an id",
      })
  void whatTheDeviceDoesNotHaveIsAnsweredWithWhatItIs(
      String device, String cluster, String command, int code, String word) {
    send(device, cluster, command);
    connector.work();
    assertEquals(code, only().statusCode());
    assertTrue(message().contains(word), message());
    assertTrue(message().matches("[\\sa-zA-Z0-9_.,@-]{1,256}"), message());
  }

  @Test
  void ofSeveralCommandsTheAnswerSaysWhichFailed() {
    send("lamp-1", "0x0006", ON + ", {\"0x77\": {}}");
    connector.work();
    SendConnectorEvent answer = connector.sent.getFirst();
    assertEquals(404, answer.statusCode());
    String message = String.valueOf(RequestJson.of(answer).text("Message"));
    assertTrue(message.startsWith("1 of 2 commands failed. endpoint 1"), message);
    assertTrue(message.contains("command 0x77 404"), message);
    assertEquals(new Json.Text("on"), connector.cloud.state("lamp-1").get("power"));
  }

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

  private CommandEnds.Ended answered(String attempt, boolean succeeded) {
    return connector.ends.answered(
        new Reading.Answered(attempt, succeeded, null, ORIGIN),
        connector.deadline(Duration.ofSeconds(10)));
  }

  private CommandEnds.Ended confirmed() {
    return connector.ends.confirmed(
        new CommandEnds.Confirmed(
            new TraceId(TRACE), Connector.ID, "lamp-1", new LinkedHashMap<>()),
        connector.deadline(Duration.ofSeconds(10)));
  }

  private static String statusOf(CommandEnds.Ended ended) {
    return ended instanceof CommandEnds.Ended.Answers(List<Json.Obj> events)
            && events.getFirst().get("StatusCode") instanceof Json.Num(String literal)
        ? literal
        : "no answer";
  }

  @Test
  void anEndThatIsFasterThanTheAcceptanceWaitsForIt() {
    connector.cloud.ending(Manner.ACCEPTED);
    send("lamp-1", "0x0006", ON);
    connector.cloud.meanwhile(() -> {});
    connector.cloud.meanwhile(() -> answered("attempt-1", false));
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
  void aCommandWhoseEndNeverComesIsAnswered504() {
    connector.cloud.ending(Manner.SENT);
    send("lamp-1", "0x0006", ON);
    connector.work();
    connector.passes(Duration.ofSeconds(31));
    assertEquals(1, connector.work().getFirst().counts().get(Count.COMMAND_UNANSWERED));
    assertEquals(504, only().statusCode());
    assertEquals("504", statusOf(confirmed()));
  }

  @Test
  void anAbsoluteCommandOfUnknownOutcomeIsSentAgain() {
    send("lamp-1", "0x0006", ON);
    connector.cloud.meanwhile(() -> {});
    connector.cloud.fail(Outage.TIMED_OUT, true);
    connector.work();
    assertEquals(List.of(), connector.sent);
    connector.passes(Duration.ofSeconds(3));
    connector.work();
    assertEquals("DEVICE_COMMAND_RESPONSE 200", answers().getFirst());
  }

  /** The run dies while the vendor is asked, and another one takes over when its time is over. */
  private void crashWhileAsking() {
    connector.cloud.meanwhile(() -> {});
    connector.cloud.meanwhile(
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
    connector.cloud.meanwhile(() -> {});
    connector.cloud.fail(Outage.TIMED_OUT, true);
    connector.work();
    assertEquals(504, only().statusCode());
  }

  @Test
  void aCommandThatTheVendorCannotHaveIsSentAgain() {
    send("lamp-1", "0x0003", "{\"0x00\": {\"0x0000\": 3}}");
    connector.cloud.meanwhile(() -> {});
    connector.cloud.fail(Outage.THROTTLED, false);
    connector.work();
    connector.work();
    assertEquals(200, connector.sent.getFirst().statusCode());
  }

  @Test
  void aVendorThatStaysAwayIsAnsweredInTime() {
    send("lamp-1", "0x0006", ON);
    connector.cloud.meanwhile(() -> connector.cloud.away(true));
    for (int seconds = 0; seconds < 40; seconds += 4) {
      connector.work();
      connector.passes(Duration.ofSeconds(4));
    }
    assertEquals(503, only().statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, 401",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "DECLINED, 409",
    "UNREADABLE, 502",
  })
  void whatTheVendorRefusesIsTheAnswer(Refusal refusal, int code) {
    send("lamp-1", "0x0006", ON);
    connector.cloud.meanwhile(() -> {});
    connector.cloud.refuse(refusal);
    connector.work();
    assertEquals(code, only().statusCode());
  }

  @Test
  void aCommandWithAnExpiredTokenIsAnswered401() {
    connector.call(
        "SendCommand",
        "expired",
        """
        , "connectorDeviceId": "lamp-1", "traceId": "t-1", "endpoints": [{"id": "1", "clusters": [
          {"id": "0x0006", "commands": [{"0x01": {}}]}]}]
        """);
    connector.work();
    assertEquals(401, only().statusCode());
  }

  @Test
  void theTokenIsForgottenWhenTheVendorNeedsItNoLonger() {
    connector.cloud.ending(Manner.SENT);
    send("lamp-1", "0x0006", ON);
    connector.work();
    assertFalse(connector.everything().contains("#access/"), connector.everything());
    assertFalse(connector.everything().contains("4711"), connector.everything());
  }
}
