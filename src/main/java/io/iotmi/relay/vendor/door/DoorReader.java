package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.DurationMember;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code door} of a {@code vendor.json}. */
public final class DoorReader {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** A longer one would hold attacks for hours, and no clock is so wrong. */
  private static final Duration MAX_TOLERANCE = Duration.ofHours(1);

  private static final Duration MAX_WINDOW = Duration.ofMinutes(1);

  private DoorReader() {}

  /**
   * The door; null where the folder has none, or one with faults.
   *
   * @param main the object that holds the member
   */
  public static @Nullable Door read(Declared main) {
    Declared door = main.object("door");
    return door == null ? null : door(door);
  }

  private static Door door(Declared door) {
    Declared signature = PlaceReader.needObject(door, "signature");
    Scheme scheme = signature == null ? null : SchemeReader.scheme(signature);
    Set<String> open = signature == null ? Set.of() : open(signature);
    SecretForm secret = secret(signature);
    if (signature != null) {
      signature.end();
    }
    Place id = PlaceReader.optional(door, "id");
    Door.Freshness time = time(door);
    if (scheme != null) {
      Coverage.check(scheme, id, time, open, door);
    }
    Door read =
        new Door(
            scheme == null ? new Scheme.None() : scheme,
            secret,
            id == null ? null : new Door.WebhookId(id, !open.contains("id")),
            time,
            lower(door, "contentTypes"),
            lower(door, "headers"),
            Set.copyOf(door.texts("query")),
            queued(door, scheme),
            PlaceReader.pointer(door, "lane"),
            window(door, id, time),
            HandshakeReader.handshakes(door));
    door.end();
    return read;
  }

  /** What the signature leaves open, as the folder has to say explicitly. */
  private static Set<String> open(Declared signature) {
    Set<String> open = Set.copyOf(signature.texts("unprotected"));
    if (!Set.of("body", "id").containsAll(open)) {
      signature.fault("unprotected", "may hold body and id");
    }
    return open;
  }

  private static SecretForm secret(@Nullable Declared signature) {
    Declared secret = signature == null ? null : signature.object("secret");
    if (secret == null) {
      return new SecretForm(SecretForm.DEFAULT_MEMBER, "", Encoding.TEXT);
    }
    SecretForm form =
        new SecretForm(
            SchemeReader.text(secret, "member", SecretForm.DEFAULT_MEMBER),
            SchemeReader.prefix(secret),
            secret.oneOf("encoding", Encoding.class, Encoding.TEXT));
    secret.end();
    return form;
  }

  private static Door.@Nullable Freshness time(Declared door) {
    Declared time = door.object("time");
    if (time == null) {
      return null;
    }
    Door.Freshness freshness =
        new Door.Freshness(
            PlaceReader.place(time, "in"),
            time.oneOf("form", Door.TimeForm.class, Door.TimeForm.SECONDS),
            DurationMember.read(
                time, "tolerance", TOLERANCE, Duration.ofSeconds(1), MAX_TOLERANCE));
    time.end();
    return freshness;
  }

  private static Set<String> lower(Declared door, String name) {
    List<String> texts = door.texts(name);
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** Only what the body proves can be checked there: no signature in a header leaves the door. */
  private static boolean queued(Declared door, @Nullable Scheme scheme) {
    boolean queued = door.flag("queued", false);
    if (queued && scheme != null && !Coverage.inBodyAlone(scheme)) {
      door.fault("queued", "is for a signature that stands in the body and covers its members");
    }
    return queued;
  }

  private static @Nullable Duration window(
      Declared door, @Nullable Place id, Door.@Nullable Freshness time) {
    if (!door.has("window")) {
      return null;
    }
    if (id != null || time != null) {
      door.fault("window", "is for webhooks that have neither id nor time");
    }
    return DurationMember.read(door, "window", MAX_WINDOW, Duration.ofSeconds(1), MAX_WINDOW);
  }
}
