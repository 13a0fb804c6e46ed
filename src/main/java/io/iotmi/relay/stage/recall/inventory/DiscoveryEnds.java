package io.iotmi.relay.stage.recall.inventory;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import org.jspecify.annotations.Nullable;

/**
 * The last two complete discoveries of a user. The one before the last is kept so that the end of
 * the last one can be told again.
 */
record DiscoveryEnds(@Nullable End last, @Nullable End before) {

  /**
   * A complete discovery.
   *
   * @param seen how many pages list its devices
   * @param missing how many pages list the devices that it was the first to leave out
   */
  record End(String id, int seen, int missing) {
    Json.Obj toJson() {
      return new JsonMembers()
          .text("id", id)
          .number("seen", seen)
          .number("missing", missing)
          .object();
    }

    static @Nullable End read(@Nullable Json json) {
      if (!(json instanceof Json.Obj object)) {
        return null;
      }
      String id = object.text("id");
      return id == null
          ? null
          : new End(id, (int) object.whole("seen"), (int) object.whole("missing"));
    }
  }

  /** The complete discovery before that one. */
  @Nullable End before(String discovery) {
    return last != null && last.id().equals(discovery) ? before : last;
  }

  DiscoveryEnds with(End end) {
    return new DiscoveryEnds(end, before(end.id()));
  }

  Json.Obj toJson() {
    return new JsonMembers()
        .add("last", last == null ? null : last.toJson())
        .add("before", before == null ? null : before.toJson())
        .object();
  }

  static DiscoveryEnds read(Json.Obj json) {
    return new DiscoveryEnds(End.read(json.get("last")), End.read(json.get("before")));
  }
}
