package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.EventSender;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import io.iotmi.relay.stage.send.pace.SendSlots;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * {@code SendConnectorEvent} as the official client sends it. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 */
public final class ManagedIntegrationsSender implements EventSender {
  static final String USER_AGENT = "connector-relay/0.2.0";

  private static final String SIGNING_NAME = "iotmanagedintegrations";

  /**
   * X-Ray itself writes less than 200 characters; an attribute of a message may have 256 KB, for
   * which a server refuses the whole request.
   */
  private static final int MAX_XRAY_HEADER = 1_024;

  private final URI endpoint;
  private final AwsHttp http;
  private final SendSlots slots;
  private final RetryRules rules;
  private final Retries retries;
  private final KnownConnectors connectors = new KnownConnectors();

  /**
   * @param slots those of the whole runtime, because the quota is the account's
   */
  public ManagedIntegrationsSender(URI endpoint, AwsHttp http, SendSlots slots, RetryRules rules) {
    this(endpoint, http, slots, rules, Thread::sleep);
  }

  ManagedIntegrationsSender(
      URI endpoint, AwsHttp http, SendSlots slots, RetryRules rules, Retries.Sleep sleep) {
    this.endpoint = endpoint;
    this.http = http;
    this.slots = slots;
    this.rules = rules;
    this.retries = new Retries(rules, sleep);
  }

  @Override
  public SendResult send(
      SendConnectorEvent request, @Nullable String xrayHeader, Deadline deadline) {
    String connectorId = request.connectorId();
    URI uri = Endpoints.below(endpoint, "/connector-event/" + SdkHttpUtils.urlEncode(connectorId));
    byte[] body = JsonWriter.bytes(RequestJson.of(request));
    Map<String, String> headers = headers(xrayHeader);
    Deadline latestStart = deadline.earlier(rules.leastTime());

    Answer answer = new Answer.OutOfTime();
    int attempts = 0;
    int throttled = 0;
    Retries.Attempts tries = retries.begin();
    boolean again = !latestStart.passed();
    while (again) {
      attempts++;
      headers.put("amz-sdk-request", "attempt=" + attempts + "; max=" + rules.maxAttempts());
      AttemptResult result =
          attempt(new AwsRequest(SIGNING_NAME, uri, headers, body, timeout(deadline)), connectorId);
      answer = result.answer();
      if (answer instanceof Answer.Accepted) {
        slots.succeeded();
        tries.succeeded();
        connectors.accepted(connectorId);
      } else if (answer instanceof Answer.ConnectorNotFound) {
        connectors.notFound(connectorId);
      }
      if (result.throttled()) {
        slots.throttled();
        throttled++;
      }
      again =
          result.again()
              && tries.again(result, latestStart)
              && startsAgain(request.operation().isUrgent(), latestStart);
    }
    return new SendResult(answer, attempts, throttled);
  }

  private boolean startsAgain(boolean urgent, Deadline latestStart) {
    if (!urgent) {
      slots.expect(1);
    }
    return slots.await(urgent, latestStart);
  }

  private AttemptResult attempt(AwsRequest request, String connectorId) {
    // As known before the request leaves: an acceptance while it is on its way proves nothing.
    boolean known = connectors.contains(connectorId);
    try {
      return AttemptResult.of(http.post(request), connectorId, known);
    } catch (IOException e) {
      return AttemptResult.of(e);
    }
  }

  private Duration timeout(Deadline deadline) {
    Duration left = deadline.left();
    return left.compareTo(rules.attemptTimeout()) < 0 ? left : rules.attemptTimeout();
  }

  /** One invocation id for all attempts, as the SDKs have it. */
  private static Map<String, String> headers(@Nullable String xrayHeader) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", USER_AGENT);
    headers.put("amz-sdk-invocation-id", UUID.randomUUID().toString());
    if (xrayHeader != null && isHeader(xrayHeader)) {
      headers.put("X-Amzn-Trace-Id", xrayHeader);
    }
    return headers;
  }

  /** It came from outside; what could not stand in a header must not cost the delivery. */
  private static boolean isHeader(String value) {
    return value.length() <= MAX_XRAY_HEADER && value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
