package io.iotmi.relay.stage.map;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Principal;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identity and content of an event as hashes, so that the ledger holds neither in clear. */
final class EventFingerprint {
  /** Of the hash's hexadecimal digits, those that are the same for every caller. */
  private static final int SHARED = 32;

  private EventFingerprint() {}

  /**
   * The key of an event, or null where nothing tells it from others.
   *
   * <p>The first half of the hash depends on the caller as well, the second on the id alone. So the
   * relay's own key, come back on a queue that knows no callers, is known to be that of the event's
   * id; a key that some other event had does not count.
   *
   * @param given the id that the event has, by itself or from its sender
   */
  static @Nullable EventKey key(
      String connectorId, @Nullable GivenIdentity given, Identities found) {
    String namespace = connectorId + "#";
    EventKey relay =
        found.relay() != null && found.relay().value().startsWith(namespace) ? found.relay() : null;
    GivenIdentity chosen = given != null ? given : relay != null ? null : found.carrier();
    if (chosen == null) {
      return relay;
    }
    String hash = hash(chosen.source(), chosen.id());
    String shared = hash.substring(SHARED);
    if (relay != null && relay.value().endsWith(shared)) {
      return relay;
    }
    Principal caller = found.principal();
    String own = caller == null ? hash : hash(chosen.source(), chosen.id(), caller.value());
    return new EventKey(namespace + own.substring(0, SHARED) + shared);
  }

  /**
   * Of the content alone: the trace id may differ between two deliveries of one event.
   *
   * @param ocf the content of {@code Message} before it became text, where it was not text
   */
  static String content(SendConnectorEvent request, @Nullable Json ocf) {
    Map<String, Json> body = new LinkedHashMap<>(RequestJson.of(request).members());
    body.remove("TraceId");
    if (ocf != null) {
      body.put("Message", ocf);
    }
    return hash(request.connectorId(), JsonWriter.canonical(new Json.Obj(body)));
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
