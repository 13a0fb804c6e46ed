package io.iotmi.relay.stage.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be said of a payload before it is translated. */
final class PayloadReadingsTest {
  private static PayloadReadings read(String body) {
    return new VendorTranslator(Folders.acme().read(), Folders.BOUNDS)
        .read(VendorPayload.of(body.replace('\'', '"')));
  }

  @Test
  void everyDeviceIsNamedAsTheApiNamesIt() {
    assertEquals(
        Set.of("lamp@3a1", "b", "c", "d"),
        read("[{'device': 'lamp:1', 'values': {}}, {'device': 'b', 'lifecycle': 'offline'},"
                + " {'device': 'c', 'lifecycle': 'removed'}, {'drop': 'no'},"
                + " {'discovery': 'j', 'devices': [{'device': 'd', 'values': {}}]}]")
            .devices());
  }

  @Test
  void everyUserIsNamedAsTheVendorNamesIt() {
    assertEquals(
        Set.of("u:1", "u-2"),
        read("[{'device': 'a', 'user': 'u:1', 'values': {}},"
                + " {'lifecycle': 'user-gone', 'user': 'u-2'}]")
            .users());
  }

  @Test
  void aListDescribesItsDevicesAndSaysWhoseTheyAre() {
    PayloadReadings.Described device =
        read("{'discovery': 'j', 'user': 'u:1', 'devices': [{'device': 'd:1', 'components': ["
                + " {'values': {'raw': 5}, 'facts': {'raw': {'decimals': 1}}},"
                + " {'component': 'probe', 'values': {}, 'facts': {'raw': {'decimals': 2}}}]}]}")
            .described()
            .getFirst();
    assertEquals(
        List.of("d@3a1", "u@3a1", "j"),
        List.of(device.device(), String.valueOf(device.user()), device.discovery()));
    assertEquals(
        Map.of(
            "raw", new Json.Obj(Map.of("decimals", new Json.Num("1"))),
            "probe/raw", new Json.Obj(Map.of("decimals", new Json.Num("2")))),
        device.description().facts());
  }

  @Test
  void aSequenceIsAWholeNumberOrItsDigits() {
    PayloadReadings found =
        read(
            "[{'device': 'a', 'sequence': 7, 'values': {}},"
                + " {'device': 'b', 'sequence': '8', 'values': {}},"
                + " {'device': 'c', 'sequence': -1, 'values': {}},"
                + " {'device': 'd', 'sequence': true, 'values': {}}]");
    assertEquals(
        Arrays.asList(7L, 8L, null, null),
        found.readings().stream()
            .map(reading -> ((Reading.Values) reading).origin().sequence())
            .toList());
    assertEquals(
        List.of("readings.jsonata#/2/sequence type", "readings.jsonata#/3/sequence type"),
        found.violations().stream()
            .map(violation -> violation.pointer() + " " + violation.rule())
            .toList());
  }
}
