package io.iotmi.relay.local.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.account.EndpointTrouble;
import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.RuntimeTarget;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.StreamSupport;

/** The connector of this project with one of its vendor folders, as a run takes it. */
public final class OwnConnector {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:customer-AbCdEf";
  private static final String VERSION = "11111111-2222-3333-4444-555555555555";

  /** As the template gives the function of operations. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private OwnConnector() {}

  /** Everything that calls it needs; it ends with the subject. */
  public static Subject of(ConnectorStack connector) {
    EmbeddedStack stack = connector.stack();
    SequencedMap<String, Credential> accounts = new LinkedHashMap<>();
    String token = connector.cloud().token();
    if (!token.isEmpty()) {
      accounts.put("oauth", new Credential.Token(token));
    }
    String credential = connector.cloud().credential();
    if (!credential.isEmpty()) {
      stack.secrets().put(SECRET, VERSION, credential);
      accounts.put("general", new Credential.Secret(SECRET, VERSION, longest(credential)));
    }
    return new Subject(
        "this connector, folder " + connector.cloud().vendor() + ",",
        EmbeddedStack.CONNECTOR_ID,
        accounts,
        new RuntimeTarget(connector.operations(), TIMEOUT),
        stack.endpoint()::requests,
        new EndpointTrouble(stack.endpoint()),
        new CloudVendorSide(connector.cloud()),
        connector::close);
  }

  /** Of a secret's values the one that is surely secret. */
  private static String longest(String credential) {
    JsonNode tree =
        JsonTrees.read(credential.getBytes(StandardCharsets.UTF_8)).orElse(JsonTrees.object());
    return StreamSupport.stream(tree.spliterator(), false)
        .map(JsonNode::asText)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
