package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.api.TokenCall;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that credentials were exchanged for. Kept in memory alone, each until a little before it
 * expires. Thread-safe.
 */
final class TokenMint {
  private static final int MOST = 200;

  /** Clocks differ, and a request takes its time. */
  private static final Duration EARLY = Duration.ofSeconds(60);

  private final Map<String, Minted> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minted> eldest) {
          return size() > MOST;
        }
      };

  private record Minted(String token, Instant until) {
    @Override
    public String toString() {
      return "Minted[until " + until + "]";
    }
  }

  synchronized @Nullable String known(String access, Instant now) {
    Minted minted = tokens.get(access);
    return minted != null && now.isBefore(minted.until) ? minted.token : null;
  }

  /** Forgets a token that the vendor no longer takes. */
  synchronized void forget(String access) {
    tokens.remove(access);
  }

  /** Reads and keeps the token of an answer; null where it holds none. */
  synchronized @Nullable String keep(
      String access, TokenCall call, VendorHttp.Reply.Answered answer, Instant now) {
    Json body;
    try {
      body = JsonReader.readEnvelope(answer.body());
    } catch (JsonSyntaxException e) {
      return null;
    }
    String token = call.token() == null ? null : call.token().textIn(body);
    if (token == null || token.isEmpty()) {
      return null;
    }
    tokens.put(access, new Minted(token, now.plus(kept(call, body))));
    return token;
  }

  private static Duration kept(TokenCall call, Json body) {
    String seconds = call.expiresIn() == null ? null : call.expiresIn().textIn(body);
    Duration lifetime = call.lifetime();
    if (seconds != null && seconds.matches("[0-9]{1,9}")) {
      lifetime = Duration.ofSeconds(Long.parseLong(seconds));
    }
    return lifetime.compareTo(EARLY.multipliedBy(2)) > 0
        ? lifetime.minus(EARLY)
        : lifetime.dividedBy(2);
  }
}
