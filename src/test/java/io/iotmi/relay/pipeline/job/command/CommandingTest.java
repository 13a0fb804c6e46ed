package io.iotmi.relay.pipeline.job.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.Manner;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.TraceId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandingTest extends CommandedLamp {
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
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().refused(refusal);
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
    assertFalse(connector.everything().contains("4711"), connector.everything());
    connector.passes(Duration.ofSeconds(5));
    connector.work();
    assertFalse(connector.everything().contains("#access/"), connector.everything());
  }
}
