package io.iotmi.relay.replay.command;

import io.iotmi.relay.replay.queue.Unseen;

/** Where the lines go that an operator reads. */
@FunctionalInterface
public interface Output {
  void line(String text);

  /** What a visit could not show. */
  default void unseen(Unseen unseen) {
    if (unseen.elsewhere() > 0) {
      line(
          "not seen: about %s in flight elsewhere or delayed; each returns when its visibility timeout or delay ends"
              .formatted(Words.count(unseen.elsewhere(), "message")));
    }
    if (unseen.others() > 0) {
      line(
          "not seen: about %s behind another message of the same group, or sent since the tool began"
              .formatted(Words.count(unseen.others(), "message")));
    }
  }
}
