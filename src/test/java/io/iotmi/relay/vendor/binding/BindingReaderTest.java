package io.iotmi.relay.vendor.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.vendor.Folders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake of a binding is told with the place of the member at fault. */
final class BindingReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'attribute': 'OnOff'                                   | /attribute: must be Cluster.Name, such as OnOff.OnOff or 0x0006.0x0000
          'attribute': 'OnOf.OnOff'                              | /attribute: Matter has no cluster OnOf
          'attribute': 'OnOff.On'                                | /attribute: the cluster OnOff has no such attribute
          'attribute': 'OnOff.OnOff', 'scale': {}                | /scale: no such member here
          'attribute': 'OnOff.OnOff', 'map': {}                  | /map: must have values
          'attribute': 'OnOff.OnOff', 'map': {'on': 'yes'}       | /map: on: must be true or false
          'attribute': 'OnOff.OnOff', 'map': [[1]]               | /map: element 0 must be an array of a vendor's value and Matter's
          'attribute': 'DoorLock.LockState', 'map': {'x': 7}     | /map: x: DoorLock.LockState has no such value, it must be a number or one of NotFullyLocked, Locked, Unlocked, Unlatched
          'attribute': 'LevelControl.CurrentLevel', 'scale': {'vendor': [0, 100], 'matter': [0, 255]} | /scale/matter: LevelControl.CurrentLevel goes from 0 to 254
          'attribute': 'LevelControl.CurrentLevel', 'scale': {'vendor': [5, 5], 'matter': [0, 254]}   | /scale/vendor: must be an array of two different numbers
          'attribute': 'LevelControl.CurrentLevel', 'unit': 'C'  | /unit: LevelControl.CurrentLevel has no unit
          'attribute': 'LevelControl.CurrentLevel', 'step': 0    | /step: must be above 0
          'attribute': 'LevelControl.CurrentLevel', 'factor': 0  | /factor: must not be 0
          'attribute': 'LevelControl.CurrentLevel', 'decimals': -1 | /decimals: must be a whole number from 0 to 12
          'attribute': 'LevelControl.CurrentLevel', 'rounding': 'off' | /rounding: must be one of nearest, down, up
          'attribute': 'TemperatureMeasurement.MeasuredValue', 'unit': 'W' | /unit: TemperatureMeasurement.MeasuredValue goes with the units [C, F, K]
          'attribute': 'TemperatureMeasurement.MeasuredValue' | /unit: TemperatureMeasurement.MeasuredValue counts in steps of 0.01 °C: say the vendor's unit, one of [C, F, K], or described, or matter where it is the same
          'attribute': 'LevelControl.CurrentLevel', 'toMatter': '$ +' | /toMatter: line 1, column 4 Unexpected end of expression {code=S0207 position=3}
          'attribute': 'LevelControl.CurrentLevel', 'toMatter': '$', 'writable': true | /writable: needs toVendor
          'attributes': ['ColorControl.CurrentHue', 'OnOff.OnOff'], 'color': 'hsv' | /attributes: must be CurrentHue and CurrentSaturation, or CurrentX and CurrentY, of ColorControl; LevelControl.CurrentLevel may follow
          'attributes': ['ColorControl.CurrentX', 'ColorControl.CurrentY'], 'color': 'xy', 'max': {'h': 1} | /max/h: must be a part of the colour, with a number above 0
          'attributes': ['ColorControl.CurrentX', 'ColorControl.CurrentY'] | /attributes: need color, or toMatter and toVendor
          'events': {'pushed': {'Switch.Press': {}}}             | /events/pushed/Switch.Press: the cluster Switch has no such event
          'events': {'pushed': {'Switch.LongPress': {'Position': 1}}} | /events/pushed/Switch.LongPress/Position: the event Switch.LongPress has no such field
          'command': 'OnOff.Blink', 'send': 1                    | /command: the cluster OnOff has no such command
          'command': 'OnOff.Toggle'                              | : must have one of [send, toVendor]
          'command': 'OnOff.Toggle', 'send': 1, 'absolute': true | /absolute: OnOff.Toggle twice is more than once
          'command': 'LevelControl.StepWithOnOff', 'send': 1, 'absolute': true | /absolute: LevelControl.StepWithOnOff twice is more than once
          'attribute': 'OnOff.OnOff', 'command': 'OnOff.Toggle'  | : must have one of [attribute, attributes, events, command]
          """)
  void aMistakeIsToldWithItsPlace(String members, String fault) {
    List<String> faults = Folders.acme().binding("{'value': 'v', " + members + "}").faults();
    assertEquals("bindings.json /bindings/0" + fault, faults.getFirst());
  }

  @Test
  void aBindingNeedsTheNameOfItsValue() {
    assertEquals(
        List.of("bindings.json /bindings/0/value: must be given"),
        Folders.acme().binding("{'attribute': 'OnOff.OnOff'}").faults());
  }

  @Test
  void aFileOfBindingsMustHaveSome() {
    assertEquals(
        List.of("bindings.json /bindings: must be an array of bindings"),
        Folders.acme().with("bindings.json", "{}").faults());
  }

  @Test
  void idsStandForNames() {
    Bindings bindings =
        Folders.acme().binding("{'value': 'v', 'attribute': '0x0006.0x0000'}").read().bindings();
    assertEquals("0x0006", bindings.cluster("OnOff").id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'attribute': 'OnOff.OnOff'                                           | true
          'attribute': 'OnOff.OnOff', 'writable': false                        | false
          'attribute': 'Thermostat.SystemMode'                                 | true
          'attribute': 'BooleanState.StateValue'                               | false
          'attribute': 'TemperatureMeasurement.MeasuredValue', 'unit': 'C'     | false
          'attribute': 'OnOff.OnOff', 'toMatter': '$'                          | false
          """)
  void theVendorTakesWhatMatterWritesUnlessTheFolderSaysOtherwise(
      String members, boolean writable) {
    Binding binding =
        Folders.acme()
            .binding("{'value': 'v', " + members + "}")
            .read()
            .bindings()
            .all()
            .getFirst();
    assertEquals(writable, binding instanceof Binding.State state && state.writable());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'unit': 'C', 'decimals': 1
          'unit': 'C', 'factor': 0.01
          'unit': 'F'
          """)
  void aValueOfAnotherScaleThanItsSiblingIsFound(String members) {
    String setpoint =
        "{'value': 's', 'attribute': 'Thermostat.OccupiedHeatingSetpoint', " + members + "}";
    String temperature = "{'value': 't', 'attribute': 'Thermostat.LocalTemperature', 'unit': 'C'}";
    assertEquals(
        List.of(
            "bindings.json /bindings/1: has another scale than its sibling bindings.json"
                + " /bindings/0; say unlikeSiblings where it is meant to"),
        Folders.acme().binding(temperature, setpoint).faults());
    String meant = setpoint.replace("}", ", 'unlikeSiblings': true}");
    assertEquals(2, Folders.acme().binding(temperature, meant).read().bindings().all().size());
  }
}
