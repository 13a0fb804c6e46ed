package io.iotmi.relay.pipeline.account;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.operation.Authorization;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.vault.Keys;
import io.iotmi.relay.stage.keep.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose an authorization is, as far as the relay was told: by the keyed hash of a token, or by the
 * ARN of a secret, whose versions change while its user stays. Thread-safe.
 */
public final class Accounts {
  /** The service refreshes tokens, so most rows are soon of no more use. */
  private static final Duration TOKEN_KEPT = Duration.ofDays(30);

  private static final Duration SECRET_KEPT = Duration.ofDays(400);

  /** Of one user; older ones end by themselves. */
  private static final int MAX_KEYS = 40;

  private static final int TRIES = 5;
  private static final String USER = "user";
  private static final String KEYS = "keys";

  private final Notes notes;
  private final Vault vault;

  public Accounts(Notes notes, Vault vault) {
    this.notes = notes;
    this.vault = vault;
  }

  /** What came of looking for a user. */
  public sealed interface Found {
    /**
     * The user.
     *
     * @param user the vendor's id
     */
    record Known(String user) implements Found {}

    /** Nothing tells. */
    record Unknown() implements Found {}

    /** Not now. */
    record Unavailable(String reason) implements Found {}
  }

  public Found find(String connector, Authorization given, Deadline deadline) {
    Optional<String> id = key(connector, given, deadline);
    if (id.isEmpty()) {
      return new Found.Unavailable("the key of token hashes is not to be had");
    }
    return switch (notes.find(id.get(), deadline)) {
      case Notes.Found.Unavailable(String reason) -> new Found.Unavailable(reason);
      case Notes.Found.Absent() -> new Found.Unknown();
      case Notes.Found.Kept(var _, Json.Obj data) ->
          Optional.ofNullable(data.text(USER))
              .<Found>map(Found.Known::new)
              .orElseGet(Found.Unknown::new);
    };
  }

  /** Remembers whose an authorization is. Gives false where it could not be written. */
  public boolean remember(String connector, Authorization given, String user, Deadline deadline) {
    Optional<String> id = key(connector, given, deadline);
    if (id.isEmpty()) {
      return false;
    }
    Instant until = deadline.clock().instant().plus(kept(given));
    Json.Obj row = new JsonMembers().text(USER, user).object();
    return put(id.get(), row, until, deadline) && list(connector, user, id.get(), deadline);
  }

  /** Forgets every authorization of a user. Gives false where some may be left. */
  public boolean forget(String connector, String user, Deadline deadline) {
    String list = listId(connector, user);
    return switch (notes.find(list, deadline)) {
      case Notes.Found.Unavailable _ -> false;
      case Notes.Found.Absent() -> true;
      case Notes.Found.Kept(var _, Json.Obj data) -> {
        boolean all = true;
        for (String key : keys(data)) {
          all &= notes.delete(key, deadline);
        }
        yield all && notes.delete(list, deadline);
      }
    };
  }

  private boolean put(String id, Json.Obj row, Instant until, Deadline deadline) {
    return switch (notes.insert(id, row, until, deadline)) {
      case DONE -> true;
      case UNAVAILABLE -> false;
      case STOPPED ->
          switch (notes.find(id, deadline)) {
            case Notes.Found.Kept(var _, Json.Obj data) when data.equals(row) -> true;
            case Notes.Found.Kept(long version, var _) ->
                notes.replace(id, version, row, until, deadline) == Written.DONE;
            case Notes.Found.Absent _, Notes.Found.Unavailable _ -> false;
          };
    };
  }

  /** Several calls of one user may come at once, so another try follows one that was stopped. */
  private boolean list(String connector, String user, String key, Deadline deadline) {
    String id = listId(connector, user);
    Instant until = deadline.clock().instant().plus(SECRET_KEPT);
    for (int i = 0; i < TRIES; i++) {
      Written written =
          switch (notes.find(id, deadline)) {
            case Notes.Found.Unavailable _ -> Written.UNAVAILABLE;
            case Notes.Found.Absent() ->
                notes.insert(id, listed(user, List.of(key)), until, deadline);
            case Notes.Found.Kept(long version, Json.Obj data) -> {
              List<String> keys = new ArrayList<>(keys(data));
              if (keys.contains(key)) {
                yield Written.DONE;
              }
              keys.add(key);
              List<String> last = keys.subList(Math.max(0, keys.size() - MAX_KEYS), keys.size());
              yield notes.replace(id, version, listed(user, last), until, deadline);
            }
          };
      if (written != Written.STOPPED) {
        return written == Written.DONE;
      }
    }
    return false;
  }

  private static Json.Obj listed(String user, List<String> keys) {
    return new JsonMembers()
        .text(USER, user)
        .array(KEYS, keys.stream().map(Json.Text::new).toList())
        .object();
  }

  private static List<String> keys(Json.Obj data) {
    return data.get(KEYS) instanceof Json.Arr(List<Json> items)
        ? items.stream()
            .filter(Json.Text.class::isInstance)
            .map(item -> ((Json.Text) item).value())
            .toList()
        : List.of();
  }

  private static Duration kept(Authorization given) {
    return switch (given) {
      case Authorization.OAuth _ -> TOKEN_KEPT;
      case Authorization.General _ -> SECRET_KEPT;
    };
  }

  /**
   * The id under which the user of an authorization is remembered; empty where the key of hashes is
   * not to be had.
   */
  public Optional<String> key(String connector, Authorization given, Deadline deadline) {
    return switch (given) {
      case Authorization.General(String arn, var _) ->
          Optional.of("#secret/" + connector + "/" + Sha256.hex(arn));
      case Authorization.OAuth(Sensitive token) ->
          vault.open(deadline) instanceof Vault.Opened.Ready(Keys keys)
              ? Optional.of("#token/" + connector + "/" + keys.hash(token))
              : Optional.empty();
    };
  }

  private static String listId(String connector, String user) {
    return "#account/" + connector + "/" + Sha256.hex(user);
  }
}
