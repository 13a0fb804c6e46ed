package io.iotmi.relay.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.iotmanagedintegrations.model.MatterCluster;
import software.amazon.awssdk.services.iotmanagedintegrations.model.SendConnectorEventRequest;

/** Turns a change of a device into the request of the generated client. */
final class EventRequest {
  private EventRequest() {}

  static SendConnectorEventRequest of(JsonNode event, String connectorId) {
    JsonNode endpoint = event.path("MatterEndpoint");
    List<MatterCluster> clusters = new ArrayList<>();
    for (JsonNode cluster : endpoint.path("clusters")) {
      clusters.add(
          MatterCluster.builder()
              .id(cluster.path("id").asText())
              .attributes(document(cluster.path("attributes")))
              .build());
    }
    return SendConnectorEventRequest.builder()
        .connectorId(connectorId)
        .operation(event.path("Operation").asText())
        .userId(event.path("UserId").asText())
        .connectorDeviceId(event.path("ConnectorDeviceId").asText())
        .traceId(event.path("TraceId").asText())
        .matterEndpoint(e -> e.id(endpoint.path("id").asText()).clusters(clusters))
        .build();
  }

  private static Document document(JsonNode node) {
    if (node.isObject()) {
      Map<String, Document> members = new LinkedHashMap<>();
      node.properties().forEach(p -> members.put(p.getKey(), document(p.getValue())));
      return Document.fromMap(members);
    }
    if (node.isBoolean()) {
      return Document.fromBoolean(node.asBoolean());
    }
    return node.isNumber()
        ? Document.fromNumber(node.asText())
        : Document.fromString(node.asText());
  }
}
