package io.iotmi.relay.local.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides on a request in the order of the service: who asks, how often, what, and for whom. */
final class RequestValidator {
  private static final String PREFIX = "/connector-event/";

  private final StandInSettings settings;
  private final SignatureCheck signature;
  private final ModelValidator model;
  private volatile @Nullable TokenBucket bucket;

  RequestValidator(StandInSettings settings) {
    this.settings = settings;
    this.signature =
        new SignatureCheck(settings.region(), settings.accessKeyId(), settings.secretAccessKey());
    this.model =
        ModelValidator.ofSendConnectorEvent(
            settings.messagePattern() ? Set.of() : Set.of("Message"));
    this.bucket = bucketOf(settings.quota());
  }

  void quota(@Nullable Quota quota) {
    bucket = bucketOf(quota);
  }

  private @Nullable TokenBucket bucketOf(@Nullable Quota quota) {
    return quota == null ? null : new TokenBucket(quota, settings.clock());
  }

  /** Empty when the request is accepted. An ordered status takes the place of the quota's. */
  Optional<Refusal> refusal(
      RawRequest request, JsonNode body, FaultAction.@Nullable Status ordered) {
    Optional<Refusal> unsigned = signature.refusal(request, settings.clock().instant());
    if (unsigned.isPresent()) {
      return unsigned;
    }
    if (ordered != null) {
      return Optional.of(new Refusal(ordered.code(), ordered.type(), "as ordered"));
    }
    TokenBucket current = bucket;
    if (current != null && !current.take()) {
      return Optional.of(Refusal.throttled());
    }
    if (!request.method().equals("POST") || !request.path().startsWith(PREFIX)) {
      return Optional.of(new Refusal(404, "UnknownOperationException", "no such operation"));
    }
    String id = connectorId(request.path());
    return model
        .firstFault("ConnectorId", "ConnectorId", TextNode.valueOf(id))
        .or(() -> model.firstFault("SendConnectorEvent", "", body))
        .map(Refusal::invalid)
        .or(() -> known(id) ? Optional.empty() : Optional.of(Refusal.unknownConnector(id)));
  }

  private boolean known(String id) {
    return settings.connectorIds().isEmpty() || settings.connectorIds().contains(id);
  }

  /** Empty when the path has none. */
  static String connectorId(String path) {
    if (!path.startsWith(PREFIX)) {
      return "";
    }
    return URLDecoder.decode(path.substring(PREFIX.length()).replace("+", "%2B"), UTF_8);
  }
}
