package io.iotmi.relay.pipeline.job.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** A lamp of one user, which a connector in memory commands. */
abstract class CommandedLamp {
  static final String TOKEN = "token-of-ada-4711";
  static final String TRACE = "f4be7a5d55d34cc=_1";
  static final String ON = "{\"0x01\": {}}";
  private static final Reading.Origin ORIGIN = new Reading.Origin(null, null, null);

  final Connector connector = new Connector();

  CommandedLamp() {
    connector.cloud.user(TOKEN, "ada");
    lampIs("off");
  }

  final void lampIs(String power) {
    connector.cloud.device(
        "ada", "lamp-1", Map.of("power", new Json.Text(power), "level", new Json.Num("10")));
  }

  final int send(String device, String cluster, String commands) {
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

  final List<String> answers() {
    return connector.sent.stream().map(CommandedLamp::answer).toList();
  }

  private static String answer(SendConnectorEvent sent) {
    return sent.operation() + " " + sent.statusCode();
  }

  final SendConnectorEvent only() {
    assertEquals(1, connector.sent.size(), answers().toString());
    return connector.sent.getFirst();
  }

  final String message() {
    return String.valueOf(RequestJson.of(only()).text("Message"));
  }

  final CommandEnds.Ended answered(String attempt, boolean succeeded) {
    return connector.ends.answered(
        new Reading.Answered(attempt, succeeded, null, ORIGIN),
        connector.deadline(Duration.ofSeconds(10)));
  }

  final CommandEnds.Ended confirmed() {
    return connector.ends.confirmed(
        new CommandEnds.Confirmed(
            new TraceId(TRACE), Connector.ID, "lamp-1", new LinkedHashMap<>()),
        connector.deadline(Duration.ofSeconds(10)));
  }

  static String statusOf(CommandEnds.Ended ended) {
    return ended instanceof CommandEnds.Ended.Answers(List<Json.Obj> events)
            && events.getFirst().get("StatusCode") instanceof Json.Num(String literal)
        ? literal
        : "no answer";
  }
}
