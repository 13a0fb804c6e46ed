package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The requests that vendors' samples become, held against the service model. */
final class VendorRequestsTest {
  private static final ModelValidator MODEL = ModelValidator.ofSendConnectorEvent(Set.of());

  @Test
  void everyRequestOfEverySampleIsOneOfTheServiceModel() throws IOException {
    List<String> faults = new ArrayList<>();
    int requests = 0;
    for (Path file : outputs()) {
      for (JsonNode request :
          JsonMapper.builder().build().readTree(Files.readString(file)).path("requests")) {
        Optional<String> fault = MODEL.firstFault("SendConnectorEvent", "", request);
        fault.ifPresent(text -> faults.add(file + " " + text));
        requests++;
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(requests > 0, "no sample was read");
  }

  private static List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/vendors"))) {
      return files.filter(file -> file.toString().endsWith(".out.json")).sorted().toList();
    }
  }
}
