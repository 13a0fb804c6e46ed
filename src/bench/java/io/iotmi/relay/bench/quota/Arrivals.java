package io.iotmi.relay.bench.quota;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each change became known at the endpoint: with the first accepted request that carries its
 * value or a newer one of the same attribute.
 */
final class Arrivals {
  private final Map<String, List<Value>> values = new HashMap<>();

  Arrivals(List<ReceivedRequest> accepted) {
    for (ReceivedRequest request : accepted) {
      String device = request.body().path("ConnectorDeviceId").asText();
      for (JsonNode cluster : request.body().path("MatterEndpoint").path("clusters")) {
        for (Map.Entry<String, JsonNode> attribute : cluster.path("attributes").properties()) {
          values
              .computeIfAbsent(
                  key(device, cluster.path("id").asText(), attribute.getKey()),
                  unseen -> new ArrayList<>())
              .add(new Value(request.at(), attribute.getValue().asInt()));
        }
      }
    }
  }

  /** The age of each change that is known by now. */
  List<Duration> ages(Map<VendorEvent, Instant> sent) {
    List<Duration> ages = new ArrayList<>();
    sent.forEach(
        (event, at) ->
            values
                .getOrDefault(key(event.device(), event.cluster(), event.attribute()), List.of())
                .stream()
                .filter(value -> value.sequence >= event.sequence())
                .map(value -> Duration.between(at, value.at))
                .min(Duration::compareTo)
                .ifPresent(ages::add));
    ages.sort(Duration::compareTo);
    return ages;
  }

  private static String key(String device, String cluster, String attribute) {
    return device + "/" + cluster + "/" + attribute;
  }

  private record Value(Instant at, int sequence) {}
}
