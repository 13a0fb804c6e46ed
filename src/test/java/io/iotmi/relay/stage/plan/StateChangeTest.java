package io.iotmi.relay.stage.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A change that others are united with; a failure names its seed. */
final class StateChangeTest {
  @Test
  void itsGrowthIsWhatTheWriterMeasures() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StateChange state = null;
      SendConnectorEvent first = null;
      int bytes = 0;
      for (int i = 0; i < 10; i++) {
        SendConnectorEvent next = RandomCandidates.state(random, "d");
        StateChange change = Objects.requireNonNull(StateChange.of(next));
        if (state == null || first == null) {
          state = change;
          first = next;
          bytes = JsonWriter.size(RequestJson.of(next));
          continue;
        }
        bytes += state.growth(change);
        state.unite(change);
        SendConnectorEvent united = first.withMatterEndpoint(state.endpoint("1"));
        assertEquals(JsonWriter.size(RequestJson.of(united)), bytes, "seed " + seed);
      }
    }
  }
}
