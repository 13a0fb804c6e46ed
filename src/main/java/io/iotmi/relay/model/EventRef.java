package io.iotmi.relay.model;

import org.jspecify.annotations.Nullable;

/**
 * One event within one invocation.
 *
 * @param message index of its {@link InboundMessage}
 * @param position its place within the message, from 0
 */
public record EventRef(int message, int position) implements Comparable<EventRef> {
  /** Spelt out, like the next, because the JVM builds a record's own at the first use, slowly. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventRef ref && ref.message == message && ref.position == position;
  }

  @Override
  public int hashCode() {
    return 31 * message + position;
  }

  @Override
  public int compareTo(EventRef other) {
    int byMessage = Integer.compare(message, other.message);
    return byMessage != 0 ? byMessage : Integer.compare(position, other.position);
  }
}
