package io.iotmi.relay.vendor.door;

import org.jspecify.annotations.Nullable;

/** Where a value stands in a request; its text is that of a template. */
public sealed interface Place {

  /**
   * A header.
   *
   * @param name in lower case
   * @param field of a header that holds {@code name=value} pairs with commas between them, such as
   *     {@code t=1492774577,v1=5257a8…}; null for the whole header
   */
  record Header(String name, @Nullable String field) implements Place {
    @Override
    public String toString() {
      return "header:" + name + (field == null ? "" : ", field " + field);
    }
  }

  /** A parameter of the query. */
  record Query(String name) implements Place {
    @Override
    public String toString() {
      return "query:" + name;
    }
  }

  /** What stands behind the last slash of the path. */
  record LastSegment() implements Place {
    @Override
    public String toString() {
      return "path";
    }
  }

  /** A text, number or boolean of the body, which is JSON or a form. */
  record Member(MemberPath path) implements Place {
    @Override
    public String toString() {
      return "body:" + path;
    }
  }
}
