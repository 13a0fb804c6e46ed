package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a discovery has come.
 *
 * @param began when its first page was asked for
 * @param page number of the page that comes next, from 0
 * @param cursor of that page, null for the first one
 * @param last whether that page was announced as the last one; null while nothing of it was sent.
 *     What was announced stays, or a crash could make two last pages
 * @param failure the status with which the discovery ends, null for none
 * @param ended whether the service knows the end
 */
record DiscoveryState(
    Instant began,
    int page,
    @Nullable String cursor,
    @Nullable Boolean last,
    @Nullable Integer failure,
    boolean ended) {

  static DiscoveryState read(Json.Obj json, Instant now) {
    return json.members().isEmpty()
        ? new DiscoveryState(now, 0, null, null, null, false)
        : new DiscoveryState(
            Instant.ofEpochMilli(json.whole("began")),
            (int) json.whole("page"),
            json.text("cursor"),
            json.get("last") instanceof Json.Bool(boolean value) ? value : null,
            json.get("failure") == null ? null : (int) json.whole("failure"),
            json.isTrue("ended"));
  }

  Json.Obj toJson() {
    return new JsonMembers()
        .number("began", began.toEpochMilli())
        .number("page", page)
        .text("cursor", cursor)
        .add("last", last == null ? null : new Json.Bool(last))
        .number("failure", failure)
        .bool("ended", ended)
        .object();
  }

  DiscoveryState announced(boolean isLast) {
    return new DiscoveryState(began, page, cursor, isLast, failure, ended);
  }

  /** The page was delivered, and another one follows. */
  DiscoveryState next(@Nullable String following) {
    return new DiscoveryState(began, page + 1, following, null, failure, ended);
  }

  /**
   * The vendor ends with a page that was announced as one that others follow: it is told once more,
   * as the last one.
   */
  DiscoveryState again() {
    return new DiscoveryState(began, page + 1, cursor, true, failure, ended);
  }

  DiscoveryState failing(int status) {
    return new DiscoveryState(began, page, cursor, last, status, ended);
  }

  DiscoveryState over() {
    return new DiscoveryState(began, page, cursor, last, failure, true);
  }
}
