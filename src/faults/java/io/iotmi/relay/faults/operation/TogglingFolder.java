package io.iotmi.relay.faults.operation;

import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of SmartThings with a command more, which to send twice is more than once. */
final class TogglingFolder {
  private static final String BINDINGS = "bindings.json";
  private static final String FIRST = "\"bindings\": [";
  private static final String TOGGLE =
      "{\"value\": \"switch.switch\", \"command\": \"OnOff.Toggle\", \"send\": \"on\"},";

  private TogglingFolder() {}

  /** The built function with this folder in the place of its own. */
  static FunctionSpec function() {
    FunctionSpec built = FunctionSpec.built();
    try {
      Path into = Files.createTempDirectory("toggling");
      Path target = Files.createDirectories(into.resolve("vendors/smartthings"));
      for (Path file : files(built.classes().resolve("vendors/smartthings"))) {
        String text = Files.readString(file);
        Files.writeString(
            target.resolve(file.getFileName()),
            file.endsWith(BINDINGS) ? text.replace(FIRST, FIRST + TOGGLE) : text);
      }
      return built.from(into, built.lib()).beside(built.classes());
    } catch (IOException e) {
      throw new IllegalStateException("the folder cannot be copied", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  static ClusterCommand toggle(String device, String endpoint) {
    return new ClusterCommand(device, endpoint, "0x0006", "0x02", JsonTrees.object());
  }
}
