package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.connector.ConnectorStack;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.queue.QueueDepth;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import io.iotmi.relay.template.Resolution;
import io.iotmi.relay.template.Template;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Seam tells nothing for two days, of the one that its folder allows, and then again. */
final class SilenceWatchIT {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:customer-AbCdEf";
  private static final String VERSION = "11111111-2222-3333-4444-555555555555";

  @Test
  void whatTheVendorDidNotTellIsReadOnceAndSent() throws InterruptedException {
    try (ConnectorStack connector =
        ConnectorStack.start("seam", StackSettings.usual().withoutQuota())) {
      connector.stack().secrets().put(SECRET, VERSION, connector.cloud().credential());
      Credential credential = new Credential.Secret(SECRET, VERSION, "");
      call(connector, ServiceCall.activate(EmbeddedStack.CONNECTOR_ID, credential));
      call(
          connector,
          ServiceCall.discover(EmbeddedStack.CONNECTOR_ID, credential, "12345678", List.of()));
      settle(connector);
      String device = connector.cloud().devices().getFirst().id();
      connector.cloud().change(device, "locked", BooleanNode.FALSE);
      connector.cloud().delivered();
      settle(connector);
      assertEquals(List.of(2), locks(connector, device));

      isSilentForTwoDays(connector);
      look(connector);
      int told = events(connector).size();
      assertTrue(told > connector.cloud().devices().size() / 2, told + " events");
      assertEquals(List.of(2), locks(connector, device));
      look(connector);
      assertEquals(told, events(connector).size());

      connector.cloud().deliverTo(URI.create("http://127.0.0.1:9/"));
      connector.cloud().change(device, "locked", BooleanNode.TRUE);
      isSilentForTwoDays(connector);
      look(connector);
      assertEquals(List.of(2, 1), locks(connector, device));
      assertEquals(told + 1, events(connector).size());
    }
  }

  private static void call(ConnectorStack connector, ServiceCall call) {
    connector.operations().invoke(call.json(), EmbeddedStack.TIMEOUT, null);
  }

  /** What the schedule of the template puts on the queue. */
  private static void look(ConnectorStack connector) throws InterruptedException {
    Template template = Template.read();
    String job =
        new Resolution(
                template.root(),
                Map.of("Vendor", "seam", "ConnectorId", EmbeddedStack.CONNECTOR_ID))
            .text(template.resource("SilenceWatch").at("/Target/Input"));
    EmbeddedStack stack = connector.stack();
    String _ = stack.sqs().send(stack.jobs().url(), job, Map.of(), null, null, null);
    settle(connector);
  }

  private static void settle(ConnectorStack connector) throws InterruptedException {
    EmbeddedStack stack = connector.stack();
    Instant end = Instant.now().plus(Duration.ofMinutes(1));
    while (waits(stack, stack.jobs().url()) || waits(stack, stack.events().url())) {
      assertTrue(Instant.now().isBefore(end), "jobs or events are left");
      Thread.sleep(100);
    }
  }

  private static boolean waits(EmbeddedStack stack, String url) {
    QueueDepth depth = stack.sqs().depth(url);
    return depth.visible() + depth.inFlight() > 0;
  }

  /** The last payload came two days ago: the time of the function cannot be turned. */
  private static void isSilentForTwoDays(ConnectorStack connector) {
    DynamoDbClient table = connector.stack().table().client();
    List<Map<String, AttributeValue>> pushes =
        table
            .scan(
                request ->
                    request
                        .tableName(EmbeddedStack.TABLE)
                        .filterExpression("begins_with(id, :kind)")
                        .expressionAttributeValues(
                            Map.of(":kind", AttributeValue.fromS("#pushes/"))))
            .items();
    assertEquals(1, pushes.size());
    long then = Instant.now().minus(Duration.ofDays(2)).toEpochMilli();
    table.updateItem(
        request ->
            request
                .tableName(EmbeddedStack.TABLE)
                .key(Map.of("id", pushes.getFirst().get("id")))
                .updateExpression("SET #data = :data")
                .expressionAttributeNames(Map.of("#data", "data"))
                .expressionAttributeValues(
                    Map.of(":data", AttributeValue.fromS("{\"at\":" + then + "}"))));
  }

  private static List<JsonNode> events(ConnectorStack connector) {
    return connector.stack().endpoint().accepted().stream()
        .map(ReceivedRequest::body)
        .filter(body -> body.path("Operation").asText().equals("DEVICE_EVENT"))
        .toList();
  }

  /** The states of a lock that were sent: 1 for locked, 2 for unlocked. */
  private static List<Integer> locks(ConnectorStack connector, String device) {
    return events(connector).stream()
        .filter(body -> body.path("ConnectorDeviceId").asText().equals(device))
        .flatMap(body -> body.at("/MatterEndpoint/clusters").valueStream())
        .filter(cluster -> cluster.path("id").asText().equals("0x0101"))
        .map(cluster -> cluster.at("/attributes/0x0000"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::asInt)
        .toList();
  }
}
