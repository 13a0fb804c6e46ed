package io.iotmi.relay.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.guide.GuideExample;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sensitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of AWS's guide, as the service would send and hear them. */
final class GuideCallsTest {
  private static final OperationReader READER = new OperationReader(Set.of("Your-Connector-ID"));

  static Stream<GuideExample> answered200() {
    return calls(200);
  }

  static Stream<GuideExample> answered401() {
    return calls(401);
  }

  @ParameterizedTest
  @MethodSource("answered200")
  void everyCallOfTheGuideIsUnderstood(GuideExample example) {
    JsonNode payload = example.body().path("payload");
    OperationCall call = understood(example);
    assertEquals(payload.path("operationName").asText(), call.request().name());
    assertEquals("Your-Connector-ID", call.connectorId());
    assertEquals(expected(payload), call.request());
  }

  @ParameterizedTest
  @MethodSource("answered200")
  void theAuthorizationOfEveryCallOfTheGuideIsUnderstood(GuideExample example) {
    JsonNode auth = example.body().at("/header/auth");
    JsonNode secret = auth.path("secretsManager");
    Authorization expected =
        auth.path("type").asText().equals("OAuth2.0")
            ? new Authorization.OAuth(new Sensitive(auth.path("token").asText()))
            : new Authorization.General(
                secret.path("arn").asText(), secret.path("versionId").asText());
    assertEquals(expected, understood(example).authorization());
  }

  @ParameterizedTest
  @MethodSource("answered401")
  void aPlaceholderOfTheGuideInPlaceOfASecretIsAnswered401(GuideExample example) {
    ReadCall.Refused refused = assertInstanceOf(ReadCall.Refused.class, read(example));
    assertEquals(401, refused.reply().code());
  }

  @ParameterizedTest
  @MethodSource("io.iotmi.relay.guide.GuideExample#replies")
  void aReplyIsWrittenAsTheGuideShowsIt(GuideExample example) {
    Json.Obj shown = Calls.json(example.body().toString());
    JsonNode payload = example.body().path("payload");
    String user = payload.path("userId").asText(null);
    String message = payload.path("responseMessage").asText();
    assertEquals(shown, new OperationReply(200, message, user).json());
  }

  private static Stream<GuideExample> calls(int answer) {
    return GuideExample.calls().stream()
        .filter(example -> example.file().path("answer").asInt() == answer);
  }

  private static ReadCall read(GuideExample example) {
    return READER.read(Calls.json(example.body().toString()));
  }

  private static OperationCall understood(GuideExample example) {
    return assertInstanceOf(ReadCall.Understood.class, read(example)).call();
  }

  private static OperationRequest expected(JsonNode payload) {
    return switch (payload.path("operationName").asText()) {
      case "AWS.ActivateUser" -> new OperationRequest.ActivateUser();
      case "AWS.DeactivateUser" -> new OperationRequest.DeactivateUser();
      case "AWS.DiscoverDevices" -> new OperationRequest.DiscoverDevices("12345678", List.of());
      default ->
          new OperationRequest.SendCommand(
              "Your_Device_Id",
              "traceId-3241u78123419",
              List.of(
                  new AddressedCommand(
                      "1",
                      "0x0202",
                      command(payload.at("/endpoints/0/clusters/0/commands/0").properties()))));
    };
  }

  private static Command command(Set<Map.Entry<String, JsonNode>> commands) {
    Map.Entry<String, JsonNode> one = commands.iterator().next();
    String read = one.getValue().at("/propertiesToRead/0").asText();
    return one.getKey().equals("0xff01")
        ? new Command.UpdateState(
            "0xff01", new LinkedHashMap<>(Map.of("0x0000", new Json.Text("3"))))
        : new Command.ReadState("0xff02", read.equals("*") ? List.of() : List.of(read));
  }
}
