package io.iotmi.relay.pipeline.job.watch;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the look at one silence has come.
 *
 * @param since when the vendor told something last
 * @param part of the roster
 * @param user who comes next in it, by {@code UserId}; null for the first one
 * @param device that was looked at last of that user; null for none
 * @param tries how often the next one got no answer
 * @param reads requests for states so far
 * @param found whether there is a user at all
 * @param over whether nothing is left to be looked at
 */
record WatchState(
    Instant since,
    int part,
    @Nullable String user,
    @Nullable String device,
    int tries,
    int reads,
    boolean found,
    boolean over) {

  static WatchState begin(Instant since) {
    return new WatchState(since, 0, null, null, 0, 0, false, false);
  }

  /** What {@link #toJson} wrote; before the first silence, one that is over. */
  static WatchState read(Json.Obj json) {
    return new WatchState(
        Instant.ofEpochMilli(json.whole("since")),
        (int) json.whole("part"),
        json.text("user"),
        json.text("device"),
        (int) json.whole("tries"),
        (int) json.whole("reads"),
        json.isTrue("found"),
        json.get("since") == null || json.isTrue("over"));
  }

  Json.Obj toJson() {
    return new JsonMembers()
        .number("since", since.toEpochMilli())
        .number("part", part)
        .text("user", user)
        .text("device", device)
        .number("tries", tries)
        .number("reads", reads)
        .bool("found", found)
        .bool("over", over)
        .object();
  }

  /** Goes on with a user. */
  WatchState at(String next) {
    return next.equals(user)
        ? new WatchState(since, part, user, device, tries, reads, true, over)
        : new WatchState(since, part, next, null, 0, reads, true, over);
  }

  WatchState looked(String at) {
    return new WatchState(since, part, user, at, 0, reads, found, over);
  }

  WatchState asked() {
    return new WatchState(since, part, user, device, tries, reads + 1, found, over);
  }

  WatchState unanswered() {
    return new WatchState(since, part, user, device, tries + 1, reads, found, over);
  }

  WatchState inPart(int next) {
    return new WatchState(since, next, null, null, 0, reads, found, over);
  }

  WatchState ended() {
    return new WatchState(since, part, user, device, tries, reads, found, true);
  }
}
