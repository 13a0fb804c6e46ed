package io.iotmi.relay.vendor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.conversion.Facts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandTranslatorTest {
  private static final Vendor VENDOR =
      Folders.acme()
          .with(
              "vendor.json",
              "{'name': 'acme', 'version': '1', 'components': {'main': 1, 'socket*': 10}}")
          .binding(
              "{'value': 'power', 'attribute': 'OnOff.OnOff', 'map': {'on': true, 'off': false}}",
              "{'value': 'flip', 'command': 'OnOff.Toggle', 'send': true}",
              "{'value': 'level', 'attribute': 'LevelControl.CurrentLevel', 'scale': {'vendor':"
                  + " 'described', 'matter': [0, 254]}}",
              "{'value': 'dim', 'attribute': 'LevelControl.CurrentLevel', 'scale': {'vendor': [0,"
                  + " 100], 'matter': [0, 254]}}",
              "{'value': 'color', 'attributes': ['ColorControl.CurrentHue',"
                  + " 'ColorControl.CurrentSaturation'], 'color': 'hsv'}",
              "{'value': 'lock', 'attribute': 'DoorLock.LockState', 'map': {'locked': 'Locked',"
                  + " 'unlocked': 'Unlocked'}}",
              "{'value': 'target', 'attribute': 'Thermostat.OccupiedHeatingSetpoint', 'unit': 'F', 'unlikeSiblings': true}",
              "{'value': 'temp', 'attribute': 'Thermostat.LocalTemperature', 'unit': 'C'}",
              "{'value': 'lift', 'command': 'WindowCovering.GoToLiftPercentage', 'toVendor':"
                  + " '100 - LiftPercent100thsValue / 100', 'absolute': true}")
          .read();

  private static final Facts PERCENT =
      new Facts(BigDecimal.ZERO, BigDecimal.valueOf(100), null, null);

  private static String order(String endpoint, String cluster, String command, String fields) {
    return order(endpoint, cluster, command, fields, Set.of());
  }

  private static String order(
      String endpoint, String cluster, String command, String fields, Set<String> known) {
    Json json;
    try {
      json = JsonReader.read(fields.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
    VendorOrder order =
        new CommandTranslator(VENDOR.bindings(), VENDOR.components(), Folders.BOUNDS)
            .order(new MatterCommand(endpoint, cluster, command, json), known, _ -> PERCENT);
    return switch (order) {
      case VendorOrder.Put put ->
          (put.absolute() ? "put " : "put once ")
              + put.component()
              + " "
              + new String(JsonWriter.bytes(new Json.Obj(put.values())), StandardCharsets.UTF_8)
                  .replace('"', '\'');
      case VendorOrder.Read read -> "read " + read.component() + " " + read.values();
      case VendorOrder.Refused refused -> refused.rule() + ": " + refused.reason();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          1  | 0x0006 | 0x01   | {}                               | put main {'power':'on'}
          12 | 6      | 0x00   | {}                               | put socket2 {'power':'off'}
          1  | 0x0006 | 0x02   | {}                               | put once main {'flip':true}
          1  | 0x0006 | 0xff01 | {'0x0000': 'true'}               | put main {'power':'on'}
          1  | 0x0006 | 0xff01 | {'OnOff': false}                 | put main {'power':'off'}
          1  | 0x0008 | 0x00   | {'0x0000': '254'}                | put main {'level':100}
          1  | 0x0008 | 0x04   | {'Level': 127, '0x0001': 0}      | put main {'level':50}
          1  | 0x0300 | 0x06   | {'0x0000': 127, '0x0001': 254}   | put main {'color':{'h':180,'s':100,'v':100}}
          1  | 0x0101 | 0x00   | {}                               | put main {'lock':'locked'}
          1  | 0x0201 | 0xff01 | {'0x0012': '2150'}               | put main {'target':70.7}
          1  | 0x0102 | 0x05   | {'0x0000': 2500}                 | put main {'lift':75}
          """)
  void aCommandBecomesAValueForTheVendor(
      String endpoint, String cluster, String command, String fields, String order) {
    assertEquals(order, order(endpoint, cluster, command, fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          2  | 0x0006 | 0x01   | {}                | endpoint: the device has no endpoint 2
          EP | 0x0006 | 0x01   | {}                | endpoint: the device has no endpoint EP
          1  | 0x0405 | 0x01   | {}                | cluster: the device has no cluster 0x0405
          1  | 0x0006 | 0x7f   | {}                | command: the cluster OnOff has no command 0x7f
          1  | 0x0006 | 0x40   | {}                | command: the device does not take OnOff.OffWithEffect
          1  | 0x0006 | 0xff01 | {'0x7777': 1}     | attribute: the cluster OnOff has no such attribute
          1  | 0x0006 | 0xff01 | {}                | required: UpdateState needs attributes
          1  | 0x0006 | 0xff01 | {'0x0000': 'x'}   | type: OnOff.OnOff must be true or false
          1  | 0x0008 | 0x00   | {}                | required: LevelControl.MoveToLevel needs its fields
          1  | 0x0008 | 0x00   | {'0x0000': 255}   | range: LevelControl.CurrentLevel goes from 0 to 254
          1  | 0x0300 | 0x00   | {'0x0000': 127}   | required: ColorControl.CurrentHue needs ColorControl.CurrentSaturation beside it
          1  | 0x0101 | 0xff01 | {'0x0000': 3}     | enum: DoorLock.LockState must be a value that the vendor has
          1  | 0x0201 | 0xff01 | {'0x0000': 2100}  | attribute: the device does not take Thermostat.LocalTemperature
          1  | 0x0102 | 0x05   | {'0x0000': 'x'}   | expression: WindowCovering.GoToLiftPercentage lacks what the vendor needs
          """)
  void whatTheVendorCannotDoIsRefusedWithTheReason(
      String endpoint, String cluster, String command, String fields, String order) {
    assertEquals(order, order(endpoint, cluster, command, fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                   | read main [temp, target]
          null                 | read main [temp, target]
          '*'                  | read main [temp, target]
          ['*']                | read main [temp, target]
          ['0x0012']           | read main [target]
          {'0x0000': {}}       | read main [temp]
          {'0x0000': ['0x12']} | read main [target]
          ['SystemMode']       | attribute: the device does not report such an attribute of Thermostat
          """)
  void eachShapeOfReadStateIsUnderstood(String fields, String order) {
    assertEquals(order, order("1", "0x0201", "0xff02", fields));
  }

  @Test
  void ofSeveralBindingsThatOfAValueWhichTheDeviceHasIsTaken() {
    assertEquals(
        "put main {'dim':50}", order("1", "0x0008", "0x00", "{'0x0000': 127}", Set.of("dim")));
  }
}
