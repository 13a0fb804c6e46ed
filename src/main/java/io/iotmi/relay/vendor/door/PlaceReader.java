package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Declared;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads places and templates. */
final class PlaceReader {
  /** Stands for what could not be read; its fault is noted, so that nothing ever looks there. */
  private static final Place NOWHERE = new Place.Header("", null);

  private PlaceReader() {}

  /** Whether the place is one that the folder names, not one with a fault. */
  static boolean isRead(Place place) {
    return !place.equals(NOWHERE);
  }

  /** The place that an object names, which must be there. */
  static Place place(Declared owner, String name) {
    Declared place = needObject(owner, name);
    return place == null ? NOWHERE : whole(place);
  }

  static @Nullable Place optional(Declared owner, String name) {
    return owner.has(name) ? place(owner, name) : null;
  }

  /** The place that an object names and nothing else. */
  static Place whole(Declared object) {
    Place place = among(object);
    object.end();
    return place;
  }

  private static Place among(Declared object) {
    String header = object.text("header");
    String field = object.text("field");
    String query = object.text("query");
    String body = object.text("body");
    String path = object.text("path");
    if (Stream.of(header, query, body, path).filter(Objects::nonNull).count() != 1) {
      object.fault("must have one of header, query, body and path");
      return NOWHERE;
    }
    if (field != null && header == null) {
      object.fault("field", "is for a header");
    }
    if (header != null) {
      return new Place.Header(header.toLowerCase(Locale.ROOT), field);
    }
    if (query != null) {
      return new Place.Query(query);
    }
    if (body != null) {
      MemberPath member = pointer(object, "body");
      return member == null ? NOWHERE : new Place.Member(member);
    }
    if (!"last".equals(path)) {
      object.fault("path", "must be last, for what stands behind the last slash");
    }
    return new Place.LastSegment();
  }

  /** Null where the member is absent, or no pointer, which is a fault. */
  static @Nullable MemberPath pointer(Declared owner, String name) {
    String text = owner.text(name);
    MemberPath pointer = text == null ? null : MemberPath.read(text);
    if (text != null && pointer == null) {
      owner.fault(name, "must be a JSON pointer such as /event/id");
    }
    return pointer;
  }

  static Template template(Declared owner, String name) {
    try {
      return Template.read(owner.needText(name));
    } catch (IllegalArgumentException e) {
      owner.fault(name, String.valueOf(e.getMessage()));
      return new Template(List.of());
    }
  }

  /** Null, with a fault, where it is absent. */
  static @Nullable Declared needObject(Declared owner, String name) {
    if (!owner.has(name)) {
      owner.fault(name, "must be given");
    }
    return owner.object(name);
  }
}
