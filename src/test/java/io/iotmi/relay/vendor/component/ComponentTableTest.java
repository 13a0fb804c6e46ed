package io.iotmi.relay.vendor.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.vendor.Folders;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ComponentTableTest {
  private static final ComponentTable TABLE =
      table("{'main': 1, 'topButton': 2, 'switch_*': 10, 'zone*': -1}");

  private static ComponentTable table(String components) {
    return folder(components).read().components();
  }

  private static Folders folder(String components) {
    return Folders.acme()
        .with("vendor.json", "{'name': 'acme', 'version': '1', 'components': " + components + "}");
  }

  @ParameterizedTest
  @CsvSource({"main,1", "topButton,2", "switch_1,11", "switch_20,30", "zone6,5"})
  void aComponentAndItsEndpointStandForEachOther(String component, int endpoint) {
    assertEquals(OptionalInt.of(endpoint), TABLE.endpoint(component));
    assertEquals(component, TABLE.component(endpoint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bottomButton", "switch_", "switch_01", "switch_x", "zone1", ""})
  void anUnknownComponentHasNoEndpoint(String component) {
    assertEquals(OptionalInt.empty(), TABLE.endpoint(component));
  }

  @Test
  void aNamedComponentKeepsItsEndpointFromCountedOnes() {
    assertEquals(OptionalInt.empty(), TABLE.endpoint("zone2"));
  }

  @Test
  void anEndpointOfNoComponentStandsForNone() {
    assertNull(TABLE.component(0));
  }

  @Test
  void mainIsTheFirstEndpointWhereAFolderSaysNothing() {
    assertEquals(OptionalInt.of(1), Folders.acme().read().components().endpoint("main"));
  }

  @Test
  void twoComponentsCannotShareAnEndpoint() {
    assertEquals(
        List.of("vendor.json /components/b: has the endpoint of component a"),
        folder("{'a': 1, 'b': 1}").faults());
  }

  @Test
  void anEndpointOutsideOfWhatMatterHasIsAFault() {
    assertEquals(
        List.of("vendor.json /components/a: must be a whole number from 1 to 65534"),
        folder("{'a': 0}").faults());
  }

  @Test
  void aStarInTheMiddleIsAFault() {
    assertEquals(
        List.of(
            "vendor.json /components/a*b: must be a name of up to 64 characters with at most one *"
                + " at its end"),
        folder("{'a*b': 1}").faults());
  }
}
