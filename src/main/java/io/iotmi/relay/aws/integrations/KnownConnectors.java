package io.iotmi.relay.aws.integrations;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connectors that exist, as far as this runtime has learnt from the endpoint's answers: they
 * accepted a request, and none was answered "no such connector" since. Thread-safe.
 */
final class KnownConnectors {
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  void accepted(String connectorId) {
    // Looked up first: adding locks, and almost every request is one more of the same connector.
    if (!ids.contains(connectorId)) {
      ids.add(connectorId);
    }
  }

  void notFound(String connectorId) {
    ids.remove(connectorId);
  }

  boolean contains(String connectorId) {
    return ids.contains(connectorId);
  }
}
