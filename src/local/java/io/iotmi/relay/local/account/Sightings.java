package io.iotmi.relay.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the connector has sent of a device, while the run goes on. */
public final class Sightings {
  private final Recorder recorder;

  public Sightings(Recorder recorder) {
    this.recorder = recorder;
  }

  public boolean response(String traceId) {
    return recorder.requests().stream()
        .filter(ReceivedRequest::accepted)
        .map(ReceivedRequest::body)
        .anyMatch(
            body ->
                body.path("Operation").asText().equals("DEVICE_COMMAND_RESPONSE")
                    && body.path("TraceId").asText().equals(traceId));
  }

  /** The last reported value, null in JSON where there is none. */
  public JsonNode last(Ability.Found found) {
    return values(found, recorder.requests())
        .reduce((earlier, later) -> later)
        .orElse(NullNode.getInstance());
  }

  /**
   * Whether the value was reported.
   *
   * @param state null for any
   * @param from the number of requests before that do not count
   */
  public boolean value(Ability.Found found, @Nullable JsonNode state, int from) {
    List<ReceivedRequest> requests = recorder.requests();
    return values(found, requests.subList(Math.min(from, requests.size()), requests.size()))
        .anyMatch(value -> state == null || value.asText().equals(state.asText()));
  }

  private static Stream<JsonNode> values(Ability.Found found, List<ReceivedRequest> requests) {
    return requests.stream()
        .filter(ReceivedRequest::accepted)
        .map(ReceivedRequest::body)
        .filter(body -> body.path("ConnectorDeviceId").asText().equals(found.device()))
        .map(body -> body.path("MatterEndpoint"))
        .filter(endpoint -> endpoint.path("id").asText().equals(found.endpoint()))
        .flatMap(endpoint -> value(found, endpoint).stream());
  }

  private static Optional<JsonNode> value(Ability.Found found, JsonNode endpoint) {
    for (JsonNode cluster : endpoint.path("clusters")) {
      JsonNode value = cluster.path("attributes").path(found.attribute());
      if (cluster.path("id").asText().equals(found.cluster()) && !value.isMissingNode()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
