package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code target/bom.json}, written when the function is packaged. */
final class BillOfMaterialsIT {

  @Test
  void namesTheJarsOfTheFunctionAndNoOthers() throws IOException {
    Path file = Path.of("target/bom.json");
    assertTrue(Files.exists(file), file + " is missing: Maven writes it only where it is online");
    JsonNode bill = new ObjectMapper().readTree(Files.readAllBytes(file));
    Set<String> named = new TreeSet<>();
    for (JsonNode component : bill.path("components")) {
      assertFalse(component.path("hashes").isEmpty(), component.path("name").asText());
      named.add(
          component.path("name").asText() + "-" + component.path("version").asText() + ".jar");
    }
    try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
      assertEquals(
          jars.map(jar -> jar.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)),
          named);
    }
  }
}
