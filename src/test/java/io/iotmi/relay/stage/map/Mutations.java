package io.iotmi.relay.stage.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random changes to JSON, with values at and beyond the limits of the API. */
final class Mutations {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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

  private Mutations() {}

  /** One member is replaced, removed, added or repeated, anywhere. */
  static void change(ObjectNode request, Random random) {
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
