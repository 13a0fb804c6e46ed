package io.iotmi.relay.stage.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.local.endpoint.PublishedModel;
import io.iotmi.relay.local.endpoint.WholeRequest;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The mapper accepts exactly what AWS's published model accepts, as a second implementation reads
 * it from a table. Random changes to a request that holds every member; a failure names its seed.
 * The operation is the one that needs no member beyond the model.
 */
final class ValidationPropertiesTest {
  private static final int SEEDS = 2_000;

  @ParameterizedTest
  @EnumSource(MessageRule.class)
  void acceptsExactlyWhatThePublishedModelAccepts(MessageRule rule) throws Exception {
    PublishedModel model =
        switch (rule) {
          case MODEL -> PublishedModel.strict();
          case DOCUMENTED -> PublishedModel.documented();
        };
    EventMapper mapper = new EventMapper("connector", Set.of(), rule);
    int accepted = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      ObjectNode request = WholeRequest.read();
      for (int i = random.nextInt(3); i >= 0; i--) {
        Mutations.change(request, random);
      }
      request.put("Operation", "DEVICE_COMMAND_REQUEST");
      boolean valid = model.violation(request).isEmpty();
      boolean mapped = mapper.map(event(request)) instanceof Mapped.Accepted;
      assertEquals(
          valid, mapped, () -> "seed and fault: " + model.violation(request) + " in " + request);
      accepted += valid ? 1 : 0;
    }
    assertTrue(accepted > SEEDS / 10 && accepted < SEEDS * 9 / 10, accepted + " were valid");
  }

  private static ThirdPartyEvent event(JsonNode request) throws Exception {
    return new ThirdPartyEvent.RequestForm(
        new ThirdPartyEvent.Arrival(
            new EventRef(0, 0), "", null, null, null, ThirdPartyEvent.Identities.NONE, null),
        (Json.Obj) JsonReader.read(request.toString()));
  }
}
