package io.iotmi.relay.vendor.matter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MatterModelTest {
  private static final MatterModel MODEL = MatterModel.load();

  static List<String> clusters() throws IOException {
    try (InputStream in = MatterModel.class.getResourceAsStream("/matter/clusters.jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\"", 5)[3])
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OnOff", "0x0006", "0X06", "6"})
  void aClusterIsFoundByNameAndByEachSpellingOfItsId(String given) {
    assertEquals("OnOff", Objects.requireNonNull(MODEL.cluster(given)).name());
  }

  @Test
  void whatMatterDoesNotHaveIsNotFound() {
    assertNull(MODEL.cluster("0xFFF1"));
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void eachClusterIsReadAndHasARevisionThatTheApiTakes(String name) {
    Cluster cluster = Objects.requireNonNull(MODEL.cluster(name));
    assertTrue(cluster.revision() >= 1 && cluster.revision() <= 10);
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void eachCommandThatSetsAttributesNamesFieldsThatItHas(String name) {
    for (StandardCommand command :
        MODEL.standardCommands(Objects.requireNonNull(MODEL.cluster(name)))) {
      for (Json value : command.sets().values()) {
        if (value instanceof Json.Text(String field)) {
          assertNotNull(command.command().fields().get(field.substring(1)));
        }
      }
    }
  }

  @Test
  void aWholeNumberHasItsRangeAndUnit() {
    Cluster power = Objects.requireNonNull(MODEL.cluster("PowerSource"));
    Attribute battery = Objects.requireNonNull(power.attribute("BatPercentRemaining"));
    assertEquals(new Attribute.Range(0, 200), battery.range());
    assertEquals("0.5 %", battery.unit());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theTypesOfAnEndpointFollowFromWhatItReports(Kind kind) {
    assertEquals(kind.types, DeviceTypes.of(kind.reports));
  }

  record Kind(List<String> types, Set<String> reports) {}

  static List<Kind> kinds() {
    return List.of(
        new Kind(List.of("OnOffLight"), Set.of("OnOff", "OnOff.OnOff")),
        new Kind(List.of("DimmableLight"), Set.of("OnOff", "LevelControl")),
        new Kind(List.of("ColorTemperatureLight"), Set.of("OnOff", "LevelControl", "ColorControl")),
        new Kind(
            List.of("ExtendedColorLight"),
            Set.of("OnOff", "LevelControl", "ColorControl", "ColorControl.CurrentHue")),
        new Kind(List.of("OnOffPlugInUnit"), Set.of("OnOff", "ElectricalPowerMeasurement")),
        new Kind(
            List.of("TemperatureSensor", "HumiditySensor", "PowerSource"),
            Set.of("PowerSource", "TemperatureMeasurement", "RelativeHumidityMeasurement")),
        new Kind(List.of(), Set.of("BridgedDeviceBasicInformation")));
  }
}
