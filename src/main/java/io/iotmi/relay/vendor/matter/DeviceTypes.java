package io.iotmi.relay.vendor.matter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Device types of an endpoint, found by what it reports where the vendor's description names none.
 * Matter's device library lists the clusters of each type; here are those parts of them that tell
 * one type from another.
 */
public final class DeviceTypes {
  /** In this order; a type that adds no cluster to those before it is left out. */
  private static final List<Rule> RULES =
      List.of(
          rule("ExtendedColorLight", "OnOff", "LevelControl", "ColorControl.CurrentHue"),
          rule("ExtendedColorLight", "OnOff", "LevelControl", "ColorControl.CurrentX"),
          rule("ColorTemperatureLight", "OnOff", "LevelControl", "ColorControl"),
          rule("DimmableLight", "OnOff", "LevelControl"),
          rule("WindowCovering", "WindowCovering"),
          rule("DoorLock", "DoorLock"),
          rule("Thermostat", "Thermostat"),
          rule("Fan", "FanControl"),
          rule("WaterValve", "ValveConfigurationAndControl"),
          rule("SmokeCoAlarm", "SmokeCoAlarm"),
          rule("GenericSwitch", "Switch"),
          rule("RoboticVacuumCleaner", "RvcRunMode"),
          rule("Dishwasher", "DishwasherMode"),
          rule("LaundryWasher", "LaundryWasherMode"),
          rule("OnOffPlugInUnit", "OnOff", "ElectricalPowerMeasurement"),
          rule("OnOffLight", "OnOff"),
          rule("AirQualitySensor", "AirQuality"),
          rule("TemperatureSensor", "TemperatureMeasurement"),
          rule("HumiditySensor", "RelativeHumidityMeasurement"),
          rule("PressureSensor", "PressureMeasurement"),
          rule("FlowSensor", "FlowMeasurement"),
          rule("LightSensor", "IlluminanceMeasurement"),
          rule("OccupancySensor", "OccupancySensing"),
          rule("ContactSensor", "BooleanState"),
          rule("AirQualitySensor", "CarbonDioxideConcentrationMeasurement"),
          rule("AirQualitySensor", "Pm25ConcentrationMeasurement"),
          rule("ElectricalSensor", "ElectricalPowerMeasurement"),
          rule("ElectricalSensor", "ElectricalEnergyMeasurement"),
          rule("PowerSource", "PowerSource"));

  private DeviceTypes() {}

  private record Rule(String type, List<String> needs) {}

  private static Rule rule(String type, String... needs) {
    return new Rule(type, List.of(needs));
  }

  /**
   * The types of an endpoint.
   *
   * @param reports names of its clusters, and paths of its attributes
   */
  public static List<String> of(Set<String> reports) {
    List<String> types = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    for (Rule rule : RULES) {
      List<String> clusters = rule.needs.stream().map(need -> need.split("\\.", 2)[0]).toList();
      if (reports.containsAll(rule.needs) && !covered.containsAll(clusters)) {
        if (!types.contains(rule.type)) {
          types.add(rule.type);
        }
        covered.addAll(clusters);
      }
    }
    return List.copyOf(types);
  }
}
