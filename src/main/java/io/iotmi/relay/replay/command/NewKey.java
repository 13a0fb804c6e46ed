package io.iotmi.relay.replay.command;

import io.iotmi.relay.stage.decode.OwnIds;
import io.iotmi.relay.stage.park.PutBack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes new events of those that are in conflict. Their ids are made of the id of the message that
 * waits, so that a message that is sent again after a kill brings the same new events.
 */
final class NewKey {
  private NewKey() {}

  /** Null where the events in conflict cannot be told from others of the message. */
  static @Nullable PutBack of(FoundMessage found) {
    List<Integer> conflicts = found.note().conflicts();
    OwnIds ids =
        new OwnIds(position -> conflicts.contains(position) ? id(found.id(), position) : null);
    String body = ids.in(found.opened().message());
    return body == null ? null : PutBack.withBody(found.received(), body);
  }

  private static String id(String message, int position) {
    return "replay-" + message + "-" + position;
  }
}
