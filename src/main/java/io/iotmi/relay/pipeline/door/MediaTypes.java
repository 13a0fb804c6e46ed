package io.iotmi.relay.pipeline.door;

import io.iotmi.relay.vendor.BodyFormat;
import java.util.Locale;
import java.util.Set;

/** Whether a body may be what its request says it is. */
final class MediaTypes {
  private MediaTypes() {}

  /**
   * A request that says nothing is believed: the body itself will tell.
   *
   * @param given the folder's own types; none for those that go with the format
   */
  static boolean fit(String contentType, BodyFormat format, Set<String> given) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.isEmpty() || !given.isEmpty()) {
      return type.isEmpty() || given.contains(type);
    }
    return switch (format) {
      case JSON ->
          type.equals("application/json")
              || type.equals("text/json")
              || (type.startsWith("application/") && type.endsWith("+json"));
      case FORM -> type.equals("application/x-www-form-urlencoded");
      case TEXT -> true;
    };
  }
}
