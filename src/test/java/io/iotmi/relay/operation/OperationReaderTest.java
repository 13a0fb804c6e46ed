package io.iotmi.relay.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Sensitive;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OperationReaderTest {
  private static final String SENT = "0x0000";

  static Stream<Arguments> callsOfTheGuide() {
    return Stream.of(Calls.ACTIVATE, Calls.DISCOVER, Calls.SEND, Calls.DEACTIVATE)
        .flatMap(
            payload ->
                Stream.of(
                    Arguments.of(Calls.OAUTH, payload), Arguments.of(Calls.GENERAL, payload)));
  }

  @ParameterizedTest
  @MethodSource("callsOfTheGuide")
  void everyCallOfTheGuideIsUnderstoodWithBothAuthorizations(String header, String payload) {
    OperationCall call = Calls.understood(header, payload);
    assertTrue(payload.contains(call.request().name()), call.toString());
    assertEquals("connector-1", call.connectorId());
  }

  @Test
  void theTokenOfTheEndUserIsKeptAndNeverPrinted() {
    OperationCall call = Calls.understood(Calls.OAUTH, Calls.ACTIVATE);
    assertEquals(new Authorization.OAuth(new Sensitive("token-of-ada")), call.authorization());
    assertFalse(call.toString().contains("ada"), call.toString());
  }

  @Test
  void aVersionIdOfASecretNeedNotBeAUuid() {
    OperationCall call = Calls.understood(Calls.GENERAL, Calls.DEACTIVATE);
    assertTrue(call.authorization() instanceof Authorization.General, call.toString());
  }

  @Test
  void anEmptyListOfDevicesMeansAllOfThem() {
    assertEquals(
        new OperationRequest.DiscoverDevices("job42", List.of()),
        Calls.understood(Calls.OAUTH, Calls.DISCOVER).request());
  }

  @Test
  void aListOfDevicesIsAFilterInWhichEachStandsOnce() {
    String payload = Calls.DISCOVER.replace("[]", "[\"lamp-1\", \"lamp-2\", \"lamp-1\"]");
    assertEquals(
        new OperationRequest.DiscoverDevices("job42", List.of("lamp-1", "lamp-2")),
        Calls.understood(Calls.OAUTH, payload).request());
  }

  @Test
  void membersThatTheServiceMayAddLaterArePassedOver() {
    String payload = Calls.ACTIVATE.replace("{", "{\"new\": 1, ");
    OperationCall call = Calls.understood(Calls.OAUTH, payload);
    assertEquals(new OperationRequest.ActivateUser(), call.request());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1.0.0", "1.7"})
  void anyVersionOneIsSpoken(String version) {
    String payload = Calls.payload("AWS.ActivateUser", version, "");
    assertEquals("AWS.ActivateUser", Calls.understood(Calls.OAUTH, payload).request().name());
  }

  @ParameterizedTest
  @CsvSource({
    "AWS.ActivateUser, 2.0, /payload/operationVersion must be 1.0 or another version 1",
    "AWS.ActivateUser, one, /payload/operationVersion must be 1.0 or another version 1",
    "AWS.Reboot, 1.0, '/payload/operationName must be AWS.ActivateUser, AWS.DiscoverDevices,"
        + " AWS.SendCommand or AWS.DeactivateUser'",
  })
  void whatIsNotSpokenIsAnswered400(String operation, String version, String message) {
    OperationReply reply = Calls.refused(Calls.OAUTH, Calls.payload(operation, version, ""));
    assertEquals(OperationReply.refused(400, message), reply);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | /header/auth is missing",
        "{'auth': 'x'} | /header/auth must be an object",
        "{'auth': {'type': 'OAuth2.0'}} | /header/auth/token is missing",
        "{'auth': {'type': 'OAuth2.0', 'token': ''}}"
            + " | /header/auth/token must be text without control codes",
        "{'auth': {'type': 'OAuth2.0', 'token': 'a\\r\\nX: b'}}"
            + " | /header/auth/token must be text without control codes",
        "{'auth': {'type': 'Basic', 'token': 'x'}}"
            + " | /header/auth/type must be OAuth2.0 or GeneralAuthorization",
        "{'auth': {'type': 'GeneralAuthorization'}} | /header/auth/secretsManager is missing",
        "{'auth': {'type': 'GeneralAuthorization', 'secretsManager': {'arn': 'string'}}}"
            + " | /header/auth/secretsManager/arn must be the ARN of a secret;"
            + " /header/auth/secretsManager/versionId is missing",
      })
  void whatAuthorizesNothingIsAnswered401(String header, String message) {
    OperationReply reply = Calls.refused(header.replace('\'', '"'), Calls.ACTIVATE);
    assertEquals(OperationReply.refused(401, message), reply);
  }

  @Test
  void anotherConnectorIsAnswered403WithoutItsId() {
    OperationReply reply =
        Calls.refused(Calls.OAUTH, Calls.ACTIVATE.replace("connector-1", "another-one"));
    assertEquals(403, reply.code());
    assertFalse(reply.message().contains("another"), reply.message());
  }

  @Test
  void allFaultsOfACallAreNamedAtOnce() {
    OperationReply reply =
        Calls.refused(
            Calls.OAUTH,
            Calls.send("[]").replace("fan-1", "fan:1").replace("f4be7a5d55d34cc=_1", "a b"));
    assertEquals(
        "/payload/connectorDeviceId must be 1 to 256 of [a-zA-Z0-9_.,@-];"
            + " /payload/traceId must be 1 to 128 of [a-zA-Z0-9:=_-];"
            + " /payload/endpoints must be a list with an object in it",
        reply.message());
  }

  @Test
  void aFilterOfMoreThanAHundredDevicesIsAnswered400() {
    String ids =
        IntStream.rangeClosed(0, 100)
            .mapToObj(i -> "\"lamp-" + i + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    OperationReply reply = Calls.refused(Calls.OAUTH, Calls.DISCOVER.replace("[]", ids));
    assertEquals("/payload/connectorDeviceIdList must hold at most 100 ids", reply.message());
  }

  @Test
  void aMessageNamesPlacesAndNoValues() {
    OperationReply reply =
        Calls.refused(
            Calls.OAUTH,
            Calls.send(
                "[{'id': 'secret value', 'clusters': [{'id': 'x y', 'commands': 'secret'}]}]"));
    assertFalse(reply.message().contains("secret"), reply.message());
    assertFalse(reply.message().contains(SENT), reply.message());
  }

  @Test
  void aMessageStaysShort() {
    String endpoints =
        IntStream.range(0, 50).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
    OperationReply reply = Calls.refused(Calls.OAUTH, Calls.send(endpoints));
    assertTrue(reply.message().endsWith("; and 45 more"), reply.message());
  }
}
