package io.iotmi.relay.vendor.reading;

import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the description of one device. */
final class DescriptionReader {
  private static final Set<String> OF_PART =
      Set.of("component", "types", "values", "units", "facts");
  private static final Set<String> OF_DEVICE =
      Set.of(
          "device",
          "name",
          "online",
          "metadata",
          "components",
          "component",
          "types",
          "values",
          "units",
          "facts");

  private DescriptionReader() {}

  static Optional<Description> read(Found device, List<ReadingFault> faults) {
    device.knowOnly(OF_DEVICE);
    String id = device.needId("device");
    String name = device.text("name");
    Boolean online = device.flag("online");
    Json.Obj metadata = device.any("metadata") instanceof Json.Obj given ? given : null;
    List<Description.Part> parts = new ArrayList<>();
    if (device.has("components")) {
      List<Json> items = device.list("components");
      for (int i = 0; i < items.size(); i++) {
        String pointer = device.pointer() + "/components/" + i;
        if (items.get(i) instanceof Json.Obj object) {
          Found part = new Found(pointer, object, faults);
          part.knowOnly(OF_PART);
          part(part).ifPresent(parts::add);
        } else {
          faults.add(new ReadingFault(pointer, pointer, "type", "a component is an object"));
        }
      }
    } else {
      part(device).ifPresent(parts::add);
    }
    return id == null
        ? Optional.empty()
        : Optional.of(new Description(id, name, online, metadata, parts));
  }

  private static Optional<Description.Part> part(Found found) {
    List<String> types =
        found.list("types").stream()
            .filter(Json.Text.class::isInstance)
            .map(type -> ((Json.Text) type).value())
            .toList();
    return Optional.ofNullable(ReadingReader.set(found))
        .map(set -> new Description.Part(types, set));
  }
}
