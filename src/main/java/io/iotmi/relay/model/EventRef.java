package io.iotmi.relay.model;

/**
 * One event within one invocation.
 *
 * @param message index of its {@link InboundMessage}
 * @param position its place within the message, from 0
 */
public record EventRef(int message, int position) implements Comparable<EventRef> {
  @Override
  public int compareTo(EventRef other) {
    int byMessage = Integer.compare(message, other.message);
    return byMessage != 0 ? byMessage : Integer.compare(position, other.position);
  }
}
