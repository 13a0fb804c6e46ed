package io.iotmi.relay.pipeline.account;

import static io.iotmi.relay.operation.OperationReply.FORBIDDEN;
import static io.iotmi.relay.operation.OperationReply.MALFORMED;
import static io.iotmi.relay.operation.OperationReply.NOT_FOUND;
import static io.iotmi.relay.operation.OperationReply.UNAVAILABLE;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.operation.Authorization;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.stage.keep.CredentialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor is asked with on behalf of an authorization. A version of a secret never changes,
 * so it is read once in a while only. Thread-safe.
 */
public final class Accesses {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 100;

  private final CredentialStore store;
  private final LinkedHashMap<Authorization.General, Cached> cache = new LinkedHashMap<>();

  private record Cached(Access access, Instant until) {}

  public Accesses(CredentialStore store) {
    this.store = store;
  }

  /** What came of it. */
  public sealed interface Opened {
    record Ready(Access access) implements Opened {}

    /** The customer's secret is not as it has to be; the reply says what is wrong. */
    record Refused(OperationReply reply) implements Opened {}

    /** Not now. */
    record Unavailable(OperationReply reply) implements Opened {}
  }

  public Opened open(Authorization given, Deadline deadline) {
    return switch (given) {
      case Authorization.OAuth(Sensitive token) -> new Opened.Ready(new Access.Token(token));
      case Authorization.General general -> {
        Access known = cached(general, deadline.clock().instant());
        yield known == null ? read(general, deadline) : new Opened.Ready(known);
      }
    };
  }

  private Opened read(Authorization.General general, Deadline deadline) {
    return switch (store.read(general.secretArn(), general.versionId(), deadline)) {
      case CredentialStore.Reading.Got(Sensitive text) -> read(general, text, deadline);
      case CredentialStore.Reading.Missing() ->
          refused(NOT_FOUND, "the secret of /header/auth, or this version of it, does not exist");
      case CredentialStore.Reading.Denied() ->
          refused(
              FORBIDDEN,
              "the secret of /header/auth cannot be read: its resource policy and the policy of its"
                  + " key must admit the connector");
      case CredentialStore.Reading.Unavailable _ ->
          new Opened.Unavailable(
              OperationReply.refused(UNAVAILABLE, "Secrets Manager gives no answer; try again"));
    };
  }

  private Opened read(Authorization.General general, Sensitive text, Deadline deadline) {
    if (!isObject(text)) {
      return refused(MALFORMED, "the secret of /header/auth is not a JSON object");
    }
    Access access = new Access.Credential(general.secretArn(), general.versionId(), text);
    keep(general, access, deadline.clock().instant());
    return new Opened.Ready(access);
  }

  private static boolean isObject(Sensitive text) {
    try {
      return JsonReader.read(text.value()) instanceof Json.Obj;
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private static Opened refused(int code, String message) {
    return new Opened.Refused(OperationReply.refused(code, message));
  }

  private synchronized @Nullable Access cached(Authorization.General general, Instant now) {
    Cached found = cache.get(general);
    return found == null || found.until.isBefore(now) ? null : found.access;
  }

  private synchronized void keep(Authorization.General general, Access access, Instant now) {
    if (cache.size() >= MOST) {
      cache.pollFirstEntry();
    }
    cache.put(general, new Cached(access, now.plus(KEPT)));
  }
}
