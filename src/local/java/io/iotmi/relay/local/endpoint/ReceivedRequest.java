package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came, and what it was answered.
 *
 * @param connectorId decoded from the path; empty when the path has none
 * @param path as received, still percent-encoded
 * @param body a missing node when it was not JSON
 * @param headers names in lower case
 * @param status 202 also when the answer was then lost on purpose, or given in the service's place;
 *     {@link #UNANSWERED} when the connection was cut before anything was decided
 * @param errorMessage what the answer says is wrong
 * @param fault what was made to go wrong with it; null for nothing, or for a delay alone
 */
public record ReceivedRequest(
    Instant at,
    String connectorId,
    String path,
    JsonNode body,
    Map<String, String> headers,
    int status,
    @Nullable String errorType,
    @Nullable String errorMessage,
    @Nullable FaultAction fault) {
  public static final int UNANSWERED = 0;

  public boolean accepted() {
    return status == 202 && !(fault instanceof FaultAction.Verbatim);
  }
}
