package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Parked.result;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import io.iotmi.relay.stage.park.Parking.ToOverflow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events that are to wait on the overflow queue. */
final class Overflowing {
  private static final Outcome LATER =
      new Outcome.RetryLater(Outcome.Reason.THROTTLED, "too many requests");

  private Overflowing() {}

  static ToOverflow event(@Nullable String key, String digest) {
    return event(key, digest, Map.of(), new Json.Obj(Map.of("a", new Json.Num("1"))));
  }

  static ToOverflow event(
      @Nullable String key, String digest, Map<String, String> headers, Json.Obj members) {
    var result = result(0, 0, LATER, key, "trace-1");
    return new ToOverflow(
        result,
        new ThirdPartyEvent.RequestForm(
            new Arrival(result.ref(), "", null, null, null, Identities.NONE, null), members),
        digest,
        new Source.Http(headers),
        "lane");
  }
}
