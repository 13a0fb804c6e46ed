package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids that HTTP callers give are their own: no caller can silence another. */
final class CallerIdentityTest {
  private static final String ID = "\"EventId\":\"e-1\",";

  private final RelayInMemory relay = new RelayInMemory();

  static Stream<Arguments> waysToGiveAnId() {
    String sns =
        "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"MessageId\":\"n\",\"Message\":\"%s\"}"
            .formatted(Sent.change("true").replace("\"", "\\\""));
    String bridge =
        "{\"id\":\"b\",\"source\":\"v\",\"detail-type\":\"d\",\"detail\":%s}"
            .formatted(Sent.change("true"));
    return Stream.of(
        Arguments.of(Map.of(), Sent.change(ID, "true")),
        Arguments.of(Map.of(), Sent.cloudEvent("", "true")),
        Arguments.of(Map.of("webhook-id", "w"), Sent.change("true")),
        Arguments.of(Map.of("Idempotency-Key", "k"), Sent.change("true")),
        Arguments.of(Map.of(), sns),
        Arguments.of(Map.of(), bridge));
  }

  @ParameterizedTest
  @MethodSource("waysToGiveAnId")
  void theSameIdOfTwoCallersIsTwoEvents(Map<String, String> headers, String body) {
    String one = iam("arn:aws:iam::000000000000:user/one", "AIDAONE");
    String two = iam("arn:aws:iam::000000000000:user/two", "AIDATWO");
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(one, headers, body)));
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(two, headers, body)));
    assertEquals(List.of("duplicate"), relay.outcomes(Sent.http(one, headers, body)));
    assertEquals(List.of("duplicate"), relay.outcomes(Sent.http(two, headers, body)));
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(headers, body)));
  }

  @Test
  void theOtherContentOfAnotherCallerIsNoConflict() {
    String one = iam("arn:aws:iam::000000000000:user/one", "AIDAONE");
    String two = iam("arn:aws:iam::000000000000:user/two", "AIDATWO");
    assertEquals(
        List.of("delivered"), relay.outcomes(Sent.http(one, Map.of(), Sent.change(ID, "true"))));
    assertEquals(
        List.of("delivered"), relay.outcomes(Sent.http(two, Map.of(), Sent.change(ID, "false"))));
    assertEquals(
        List.of("conflict"), relay.outcomes(Sent.http(one, Map.of(), Sent.change(ID, "false"))));
  }

  /** Two contexts of one caller, and one of another. */
  static Stream<Arguments> callers() {
    String role = "arn:aws:sts::000000000000:assumed-role/";
    return Stream.of(
        Arguments.of(
            iam(role + "gateway/session-1", "AROAGATEWAY:session-1"),
            iam(role + "gateway/session-2", "AROAGATEWAY:session-2"),
            iam(role + "gateway2/session-1", "AROAGATEWAYTWO:session-1")),
        Arguments.of(
            v2("\"iam\":{\"userArn\":null,\"callerId\":\"AROAGATEWAY:session-1\"}"),
            v2("\"iam\":{\"callerId\":\"AROAGATEWAY:session-2\",\"accessKey\":\"ASIA2\"}"),
            v2("\"iam\":{\"callerId\":\"AROAOTHER:session-1\"}")),
        Arguments.of(
            iam("arn:aws:sts::000000000000:federated-user/one", "000000000000:one"),
            iam("arn:aws:sts::000000000000:federated-user/one", "000000000000:one"),
            iam("arn:aws:sts::000000000000:federated-user/two", "000000000000:two")),
        Arguments.of(
            cognito(role + "app/CognitoIdentityCredentials", "eu-west-1:1"),
            cognito(role + "app/CognitoIdentityCredentials", "eu-west-1:1"),
            cognito(role + "app/CognitoIdentityCredentials", "eu-west-1:2")),
        Arguments.of(
            jwt("\"iss\":\"https://a\",\"sub\":\"1\",\"jti\":\"x\",\"exp\":\"100\""),
            jwt("\"iss\":\"https://a\",\"sub\":\"1\",\"jti\":\"y\",\"exp\":\"200\""),
            jwt("\"iss\":\"https://b\",\"sub\":\"1\",\"jti\":\"x\",\"exp\":\"100\"")),
        Arguments.of(
            jwt("\"iss\":\"https://a\",\"client_id\":\"1\",\"jti\":\"x\""),
            jwt("\"iss\":\"https://a\",\"client_id\":\"1\",\"jti\":\"y\""),
            jwt("\"iss\":\"https://a\",\"client_id\":\"2\",\"jti\":\"x\"")),
        Arguments.of(
            v2("\"lambda\":{\"tenant\":\"a\",\"at\":{\"plan\":1}}"),
            v2("\"lambda\":{\"at\":{\"plan\":1},\"tenant\":\"a\"}"),
            v2("\"lambda\":{\"tenant\":\"b\",\"at\":{\"plan\":1}}")),
        Arguments.of(
            v2("\"lambda\":{\"sub\":\"1\",\"requestedAt\":\"10:00\"}"),
            v2("\"lambda\":{\"sub\":\"1\",\"requestedAt\":\"10:01\"}"),
            v2("\"lambda\":{\"sub\":\"2\",\"requestedAt\":\"10:00\"}")),
        Arguments.of(
            v1("\"userArn\":\"" + role + "gateway/1\",\"caller\":\"AROAGATEWAY:1\"", ""),
            v1("\"userArn\":\"" + role + "gateway/2\",\"caller\":\"AROAGATEWAY:2\"", ""),
            v1("\"userArn\":\"" + role + "other/1\",\"caller\":\"AROAOTHER:1\"", "")),
        Arguments.of(
            v1("\"userArn\":\"" + role + "app/C\",\"cognitoIdentityId\":\"1\"", ""),
            v1("\"userArn\":\"" + role + "app/C\",\"cognitoIdentityId\":\"1\"", ""),
            v1("\"userArn\":\"" + role + "app/C\",\"cognitoIdentityId\":\"2\"", "")),
        Arguments.of(
            v1("\"apiKeyId\":\"1\",\"sourceIp\":\"192.0.2.1\"", ""),
            v1("\"apiKeyId\":\"1\",\"sourceIp\":\"192.0.2.2\"", ""),
            v1("\"apiKeyId\":\"2\",\"sourceIp\":\"192.0.2.1\"", "")),
        Arguments.of(
            v1("", "\"principalId\":\"p\",\"integrationLatency\":3"),
            v1("", "\"principalId\":\"p\",\"integrationLatency\":5"),
            v1("", "\"principalId\":\"q\",\"integrationLatency\":3")),
        Arguments.of(
            v1("", "\"claims\":{\"iss\":\"i\",\"sub\":\"1\",\"iat\":\"1\"}"),
            v1("", "\"claims\":{\"iss\":\"i\",\"sub\":\"1\",\"iat\":\"2\"},\"scopes\":null"),
            v1("", "\"claims\":{\"iss\":\"i\",\"sub\":\"2\",\"iat\":\"1\"}")),
        Arguments.of(
            v1(
                "\"clientCert\":{\"issuerDN\":\"ca\",\"subjectDN\":\"a\",\"serialNumber\":\"1\"}",
                ""),
            v1(
                "\"clientCert\":{\"issuerDN\":\"ca\",\"subjectDN\":\"a\",\"serialNumber\":\"2\"}",
                ""),
            v1(
                "\"clientCert\":{\"issuerDN\":\"ca\",\"subjectDN\":\"b\",\"serialNumber\":\"1\"}",
                "")));
  }

  @ParameterizedTest
  @MethodSource("callers")
  void aCallerIsKnownAgainAndNotTakenForAnother(String first, String again, String other) {
    String body = Sent.change(ID, "true");
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(first, Map.of(), body)));
    assertEquals(List.of("duplicate"), relay.outcomes(Sent.http(again, Map.of(), body)));
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(other, Map.of(), body)));
  }

  @Test
  void aLoadBalancerThatAuthenticatesNamesTheCaller() {
    String context = "{\"elb\":{\"targetGroupArn\":\"arn\"}}";
    String body = Sent.change(ID, "true");
    Map<String, String> one = Map.of("x-amzn-oidc-identity", "1");
    Map<String, String> two = Map.of("x-amzn-oidc-identity", "2");
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(context, one, body)));
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(context, two, body)));
    assertEquals(List.of("duplicate"), relay.outcomes(Sent.http(context, one, body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"http\":{\"method\":\"POST\"},\"authorizer\":null}",
        "{\"http\":{\"method\":\"POST\"},\"authorizer\":{\"iam\":null,\"jwt\":{}}}",
        "{\"http\":{\"method\":\"POST\"},\"authorizer\":\"odd\"}",
        "{\"authorizer\":{\"claims\":null,\"scopes\":null},\"identity\":{\"userArn\":null}}",
        "{\"identity\":{\"sourceIp\":\"192.0.2.1\",\"userAgent\":\"curl\"}}"
      })
  void callersWithoutAuthenticationShareTheirIds(String context) {
    Map<String, String> spoofed = Map.of("x-amzn-oidc-identity", "1");
    String body = Sent.change(ID, "true");
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(Map.of(), body)));
    assertEquals(List.of("duplicate"), relay.outcomes(Sent.http(context, spoofed, body)));
  }

  @ParameterizedTest
  @MethodSource("waysToGiveAnId")
  void anEventKeepsItsCallerOnTheOverflowQueue(Map<String, String> headers, String body) {
    String one = iam("arn:aws:iam::000000000000:user/one", "AIDAONE");
    assertEquals(List.of("queued"), relay.down(true).outcomes(Sent.http(one, headers, body)));
    relay.down(false).take(Sent.sqs("m-1", relay.queued().getFirst()));
    assertEquals(1, relay.sent().size());
    assertEquals(List.of("duplicate"), relay.outcomes(Sent.http(one, headers, body)));
    relay.take(Sent.sqs("m-2", relay.queued().getFirst()));
    assertEquals(1, relay.sent().size());
    assertEquals(List.of("delivered"), relay.outcomes(Sent.http(headers, body)));
  }

  private static String iam(String arn, String callerId) {
    return v2(
        "\"iam\":{\"userArn\":\"%s\",\"callerId\":\"%s\",\"userId\":\"%2$s\",\"accountId\":\"0\"}"
            .formatted(arn, callerId));
  }

  private static String cognito(String arn, String identity) {
    return v2(
        "\"iam\":{\"userArn\":\"%s\",\"cognitoIdentity\":{\"identityId\":\"%s\"}}"
            .formatted(arn, identity));
  }

  private static String jwt(String claims) {
    return v2("\"jwt\":{\"claims\":{" + claims + "},\"scopes\":null}");
  }

  private static String v2(String authorizer) {
    return "{\"http\":{\"method\":\"POST\"},\"authorizer\":{" + authorizer + "}}";
  }

  private static String v1(String identity, String authorizer) {
    return "{\"identity\":{" + identity + "},\"authorizer\":{" + authorizer + "}}";
  }
}
