package io.iotmi.relay.stage.map;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Identity and content of an event as hashes, so that the ledger holds neither in clear. */
final class Digests {
  private static final String RELAY = "relay";
  private static final int HASH_LENGTH = 64;

  private Digests() {}

  /** The relay's own key, come back on a parked message, stays what it is. */
  static EventKey key(String connectorId, GivenIdentity identity) {
    String namespace = connectorId + "#";
    if (identity.source().equals(RELAY)
        && identity.id().startsWith(namespace)
        && isHash(identity.id().substring(namespace.length()))) {
      return new EventKey(identity.id());
    }
    return new EventKey(namespace + hash(identity.source(), identity.id()));
  }

  /** Of the content alone: the trace id may differ between two deliveries of one event. */
  static String content(SendConnectorEvent request) {
    Map<String, Json> body = new LinkedHashMap<>(RequestJson.of(request).members());
    body.remove("TraceId");
    return hash(request.connectorId(), JsonWriter.canonical(new Json.Obj(body)));
  }

  private static boolean isHash(String text) {
    return text.length() == HASH_LENGTH
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** Each part behind its length, so that no two lists of parts read alike. */
  private static String hash(String... parts) {
    MessageDigest digest = Sha256.start();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
