package io.iotmi.relay.stage.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.local.endpoint.PublishedModel;
import io.iotmi.relay.local.endpoint.WholeRequest;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import java.util.ArrayList;
import java.util.List;
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
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SEEDS = 2_000;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "a b",
          "é",
          "a\n",
          "\t",
          "0x1F",
          "0X",
          "12",
          "1.0",
          "1.0.0",
          "1.0.1",
          "a/b",
          "matter.OnOff@1.4",
          "zcl.x@$latest",
          "a@1",
          "AWS",
          "OCF",
          "DEVICE_EVENTS",
          "it's");

  private static final List<Integer> SIZES =
      List.of(
          0, 1, 4, 5, 6, 7, 10, 11, 24, 25, 32, 33, 40, 41, 50, 51, 64, 65, 100, 101, 128, 129, 200,
          201, 256, 257);

  private static final List<Number> NUMBERS =
      List.of(
          -1L,
          0L,
          1L,
          10L,
          11L,
          99L,
          100L,
          550L,
          551L,
          4_096L,
          4_097L,
          4_294_967_295L,
          4_294_967_296L,
          1.5);

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
        change(request, random);
      }
      request.put("Operation", "DEVICE_COMMAND_REQUEST");
      boolean valid = model.fault(request).isEmpty();
      boolean mapped = mapper.map(event(request)) instanceof Mapped.Accepted;
      assertEquals(
          valid, mapped, () -> "seed and fault: " + model.fault(request) + " in " + request);
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

  /** One member is replaced, removed, added or repeated, anywhere. */
  private static void change(ObjectNode request, Random random) {
    List<ContainerNode<?>> places = new ArrayList<>();
    collect(request, places);
    switch (places.get(random.nextInt(places.size()))) {
      case ObjectNode object -> {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "id" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
          case 0 -> object.remove(name);
          case 1 -> object.set(TEXTS.get(random.nextInt(TEXTS.size())), value(random));
          default -> object.set(name, value(random));
        }
      }
      case ArrayNode array -> {
        JsonNode element = array.isEmpty() || random.nextBoolean() ? value(random) : array.get(0);
        int size = SIZES.get(random.nextInt(SIZES.size()));
        array.removeAll();
        for (int i = 0; i < size; i++) {
          array.add(element.deepCopy());
        }
      }
      default -> throw new IllegalStateException("neither object nor array");
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> places) {
    if (node instanceof ContainerNode<?> container) {
      places.add(container);
      container.forEach(child -> collect(child, places));
    }
  }

  private static JsonNode value(Random random) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(12)) {
      case 0 -> make.objectNode();
      case 1 -> make.arrayNode();
      case 2 -> make.booleanNode(true);
      case 3, 4 -> JSON.valueToTree(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 5, 6, 7 -> make.textNode("1".repeat(SIZES.get(random.nextInt(SIZES.size()))));
      default -> make.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}
