package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;

/** The stand-in's reading of the published constraints, as a second opinion for other packages. */
public final class PublishedModel {
  private final ModelValidator validator;

  private PublishedModel(Set<String> withoutPattern) {
    this.validator = ModelValidator.ofSendConnectorEvent(withoutPattern);
  }

  /** Every pattern counts, that of {@code Message} too. */
  public static PublishedModel strict() {
    return new PublishedModel(Set.of());
  }

  /** The pattern of {@code Message}, which the documentation contradicts, does not count. */
  public static PublishedModel documented() {
    return new PublishedModel(Set.of("Message"));
  }

  /** The first broken rule of a request's body. */
  public Optional<String> violation(JsonNode request) {
    return validator.firstFault("SendConnectorEvent", "", request);
  }

  /** The first broken rule of the id that stands in the path. */
  public Optional<String> violationOfConnectorId(String id) {
    return validator.firstFault("ConnectorId", "ConnectorId", TextNode.valueOf(id));
  }
}
