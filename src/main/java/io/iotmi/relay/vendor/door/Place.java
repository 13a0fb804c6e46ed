package io.iotmi.relay.vendor.door;

import org.jspecify.annotations.Nullable;

/** Where a value stands in a request. */
public sealed interface Place {

  /**
   * A header.
   *
   * @param name in lower case
   * @param field of a header that holds {@code name=value} pairs with commas between them, such as
   *     {@code t=1492774577,v1=5257a8…}; null for the whole header
   */
  record Header(String name, @Nullable String field) implements Place {}

  /** A parameter of the query. */
  record Query(String name) implements Place {}

  /** What stands behind the last slash of the path. */
  record LastSegment() implements Place {}

  /** A text, number or boolean of the body, which is JSON or a form. */
  record Member(MemberPath path) implements Place {}
}
