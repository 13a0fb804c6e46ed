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
          "not seen: about %s in flight elsewhere or delayed; they come back after the visibility timeout of whoever took them"
              .formatted(Words.count(unseen.elsewhere(), "message")));
    }
    if (unseen.others() > 0) {
      line(
          "not seen: about %s behind another one of their group, or come meanwhile"
              .formatted(Words.count(unseen.others(), "message")));
    }
  }
}
