package io.iotmi.relay.pipeline.account;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.operation.Authorization;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.vault.Keys;
import io.iotmi.relay.stage.keep.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Authorizations of calls that jobs need later: as ciphertext, for a short time, under a reference
 * that tells nothing. Thread-safe.
 */
public final class AccessStore {
  /** Longer than a discovery of ten thousand devices takes within the quota. */
  private static final Duration KEPT = Duration.ofHours(2);

  private static final String SEALED = "sealed";
  private static final String TOKEN = "token";
  private static final String ARN = "arn";
  private static final String VERSION = "versionId";

  private final Notes notes;
  private final Vault vault;

  public AccessStore(Notes notes, Vault vault) {
    this.notes = notes;
    this.vault = vault;
  }

  /** What came of looking for an authorization. */
  public sealed interface Found {
    record Kept(Authorization authorization) implements Found {}

    /** Its time is over, or it was deleted at a job's end. */
    record Gone() implements Found {}

    /** Not now. */
    record Unavailable(String reason) implements Found {}
  }

  /** Gives the reference; empty where it could not be kept. */
  public Optional<String> keep(String connector, Authorization given, Deadline deadline) {
    if (!(vault.open(deadline) instanceof Vault.Opened.Ready(Keys keys))) {
      return Optional.empty();
    }
    String reference = UUID.randomUUID().toString();
    String id = id(connector, reference);
    Instant until = deadline.clock().instant().plus(KEPT);
    return notes.insert(id, sealed(keys, id, given), until, deadline) == Notes.Written.DONE
        ? Optional.of(reference)
        : Optional.empty();
  }

  /**
   * Keeps an authorization in the place of an earlier one.
   *
   * @param until when it ends
   * @return {@link Notes.Written#STOPPED} where another call has just done the same
   */
  Notes.Written renew(
      String connector, String reference, Authorization given, Instant until, Deadline deadline) {
    if (!(vault.open(deadline) instanceof Vault.Opened.Ready(Keys keys))) {
      return Notes.Written.UNAVAILABLE;
    }
    String id = id(connector, reference);
    Json.Obj data = sealed(keys, id, given);
    return switch (notes.find(id, deadline)) {
      case Notes.Found.Unavailable _ -> Notes.Written.UNAVAILABLE;
      case Notes.Found.Absent() -> notes.insert(id, data, until, deadline);
      case Notes.Found.Kept(long version, var _) ->
          notes.replace(id, version, data, until, deadline);
    };
  }

  private static Json.Obj sealed(Keys keys, String id, Authorization given) {
    return new JsonMembers().text(SEALED, keys.seal(id, text(given))).object();
  }

  public Found find(String connector, String reference, Deadline deadline) {
    String id = id(connector, reference);
    return switch (notes.find(id, deadline)) {
      case Notes.Found.Absent() -> new Found.Gone();
      case Notes.Found.Unavailable(String reason) -> new Found.Unavailable(reason);
      case Notes.Found.Kept(var _, Json.Obj data) ->
          switch (vault.open(deadline)) {
            case Vault.Opened.Unavailable(String reason) -> new Found.Unavailable(reason);
            case Vault.Opened.Ready(Keys keys) ->
                Optional.ofNullable(data.text(SEALED))
                    .flatMap(ciphertext -> keys.open(id, ciphertext))
                    .flatMap(AccessStore::authorization)
                    .<Found>map(Found.Kept::new)
                    .orElseGet(Found.Gone::new);
          };
    };
  }

  /** At a job's end; one that stays ends by itself. Gives false where it may have stayed. */
  public boolean forget(String connector, String reference, Deadline deadline) {
    return notes.delete(id(connector, reference), deadline);
  }

  private static String id(String connector, String reference) {
    return "#access/" + connector + "/" + reference;
  }

  private static Sensitive text(Authorization given) {
    JsonMembers members = new JsonMembers();
    switch (given) {
      case Authorization.OAuth(Sensitive token) -> members.text(TOKEN, token);
      case Authorization.General(String arn, String version) ->
          members.text(ARN, arn).text(VERSION, version);
    }
    return new Sensitive(JsonWriter.ascii(members.object()));
  }

  private static Optional<Authorization> authorization(Sensitive text) {
    try {
      if (!(JsonReader.readEnvelope(text.value().getBytes(StandardCharsets.UTF_8))
          instanceof Json.Obj object)) {
        return Optional.empty();
      }
      String token = object.text(TOKEN);
      String arn = object.text(ARN);
      String version = object.text(VERSION);
      if (token != null) {
        return Optional.of(new Authorization.OAuth(new Sensitive(token)));
      }
      return arn == null || version == null
          ? Optional.empty()
          : Optional.of(new Authorization.General(arn, version));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
