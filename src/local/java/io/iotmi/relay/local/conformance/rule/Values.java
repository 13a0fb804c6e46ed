package io.iotmi.relay.local.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of attributes, out of the requests that report them. */
final class Values {
  private Values() {}

  /**
   * One value.
   *
   * @param cluster number of the cluster, -1 where the id is none
   */
  record Value(ReceivedRequest request, String endpoint, long cluster, long id, JsonNode value) {
    String name() {
      return "0x%04x/0x%04x".formatted(cluster, id);
    }
  }

  static List<Value> of(List<ReceivedRequest> requests) {
    List<Value> values = new ArrayList<>();
    for (ReceivedRequest request : requests) {
      JsonNode endpoint = request.body().path("MatterEndpoint");
      for (JsonNode cluster : endpoint.path("clusters")) {
        for (Map.Entry<String, JsonNode> one : cluster.path("attributes").properties()) {
          values.add(
              new Value(
                  request,
                  endpoint.path("id").asText(),
                  number(cluster.path("id").asText()),
                  number(one.getKey()),
                  one.getValue()));
        }
      }
    }
    return values;
  }

  /** Ids are hexadecimal or decimal; -1 for what is neither. */
  static long number(String id) {
    try {
      return Long.decode(id);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
