package io.iotmi.relay.cloud.http;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.vendor.command.VendorOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a vendor answers, and whatever a credential lacks, no result tells a secret. */
final class SecretsTest {
  private static final String MARK = "SECRET";
  private static final String API =
      AcmeCloud.ADDRESS
          + ", 'user': {'claim': 'sub'}, 'origin': {'claim': 'host', 'member': 'host'},"
          + " 'authorization': {'oauth': {'query': {'key': '{token}'}, 'headers': {'Authorization':"
          + " 'Bearer {token}'}, 'revocation': {'url': '/revoke', 'form': {'token': '{token}'}}},"
          + " 'general': {'headers': {'Sign': '{signature}', 'Authorization': '{token}'}, 'sign':"
          + " {'key': '{credential:key}', 'signs': '{body}{token}'}, 'token': {'url': '/token',"
          + " 'json': {'key': '{credential:key}'}}}}";

  /** Each gives back what it gets, in every place where a folder may look. */
  private static final String ECHO =
      "{'access_token': 'SECRET-minted', 'error': 'SECRET', 'user': {'SECRET': 1}, 'next':"
          + " 'https://SECRET.test/', 'refused': 'SECRET', 'id': ['SECRET'], 'devices': 'SECRET'}";

  static Stream<Arguments> accesses() {
    List<Access> accesses =
        List.of(
            new Access.Token(new Sensitive("SECRET-token")),
            new Access.Token(new Sensitive("SECRET\r\nX: token")),
            new Access.Token(new Sensitive("e30.eyJob3N0IjoiU0VDUkVULnRlc3QifQ.SECRET")),
            new Access.Credential("arn", "v", new Sensitive("{\"key\":\"SECRET-key\"}")),
            new Access.Credential("arn", "v", new Sensitive("{\"SECRET\":\"SECRET-key\"}")),
            new Access.Credential("arn", "v", new Sensitive("SECRET, and no JSON")),
            new Access.Credential(
                "arn", "v", new Sensitive("{\"key\":\"SECRET\",\"host\":\"SECRET.test\"}")));
    List<String> answers =
        List.of(
            "body",
            "{'user': body.user, 'readings': body, 'next': body.next, 'attempt': body.user}",
            "{'refused': body.refused}",
            "{'SECRET': $error(body.error)}",
            "body.error");
    return accesses.stream()
        .flatMap(access -> answers.stream().map(answer -> Arguments.of(access, answer)));
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void noResultTellsASecret(Access access, String answers) {
    List<CloudAnswer<?>> results = new ArrayList<>();
    for (int status : List.of(200, 302, 400, 401, 403, 429, 500)) {
      AcmeCloud acme =
          AcmeCloud.of(
              API, "$exists(cursor) ? {'link': cursor} : {'path': ['a'], 'json': 1}", answers);
      for (int i = 0; i < 30; i++) {
        acme.answers(status, Map.of("location", "https://SECRET.test/"), ECHO);
      }
      results.addAll(all(acme.cloud(), access, acme.deadline()));
    }
    for (CloudAnswer<?> result : results) {
      if (!(result instanceof CloudAnswer.Got<?>)) {
        assertFalse(result.toString().contains(MARK), result::toString);
      }
    }
    assertFalse(access.toString().contains(MARK), access::toString);
  }

  private static List<CloudAnswer<?>> all(VendorCloud cloud, Access access, Deadline deadline) {
    return List.of(
        cloud.user(access, deadline),
        cloud.devices(access, new PageRequest("u", List.of(), null), deadline),
        cloud.devices(
            access, new PageRequest("u", List.of(), "\"https://SECRET.test/\""), deadline),
        cloud.devices(access, new PageRequest("u", List.of(), "SECRET"), deadline),
        cloud.command(
            access,
            new DeviceOrder(
                "d",
                "u",
                "t",
                new VendorOrder.Put("main", Map.of("v", new Json.Text("SECRET")), true)),
            deadline),
        cloud.state(
            access,
            new StateRequest("d", "u", new VendorOrder.Read("main", List.of("SECRET"))),
            deadline),
        cloud.subscribe(access, "u", deadline),
        cloud.revoke(access, "u", deadline));
  }
}
