package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.matter.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A colour in one value of the vendor and several attributes: hue and saturation, or x and y, and
 * perhaps the level. Towards the vendor a colour without level is as bright as it can be.
 */
public final class ColorConversion implements Conversion {
  /** Ends of the attributes. See the cluster Color Control of the Matter specification. */
  private static final int BYTE = 254;

  private static final int CHROMATICITY = 65_536;
  private static final int MAX_CHROMATICITY = 65_279;

  private final List<Attribute> attributes;
  private final VendorColor vendor;
  private final boolean chromatic;

  public ColorConversion(ColorForm form, Map<String, Double> max, List<Attribute> attributes) {
    this.vendor = new VendorColor(form, max);
    this.attributes = List.copyOf(attributes);
    this.chromatic = place("CurrentX") >= 0;
  }

  /** Whether attributes of these names make a colour. */
  public static boolean canBe(List<String> names) {
    List<String> color = names.stream().filter(name -> !name.equals("CurrentLevel")).toList();
    return names.size() - color.size() <= 1
        && (color.equals(List.of("CurrentHue", "CurrentSaturation"))
            || color.equals(List.of("CurrentX", "CurrentY")));
  }

  /** Whether a vendor's colour of this form has such a part. */
  public static boolean hasPart(ColorForm form, String part) {
    return VendorColor.parts(form).contains(part);
  }

  @Override
  public Converted toMatter(Json value, Facts facts) {
    double[] parts = vendor.read(value);
    if (parts == null) {
      return new Converted.Wrong("type", "must be a colour in the form of the binding");
    }
    Hsv hsv = hsv(parts);
    double[] xy =
        vendor.form() == ColorForm.XY ? parts : chromatic ? hsv.color().xy() : new double[] {0, 0};
    List<Json> values = new ArrayList<>();
    for (Attribute attribute : attributes) {
      values.add(
          number(
              switch (attribute.name()) {
                case "CurrentHue" -> hsv.hue() / Hsv.CIRCLE * BYTE;
                case "CurrentSaturation" -> hsv.saturation() * BYTE;
                case "CurrentX" -> Math.min(MAX_CHROMATICITY, xy[0] * CHROMATICITY);
                case "CurrentY" -> Math.min(MAX_CHROMATICITY, xy[1] * CHROMATICITY);
                default -> hsv.value() * BYTE;
              }));
    }
    return new Converted.Values(values);
  }

  private Hsv hsv(double[] parts) {
    return switch (vendor.form()) {
      case HSV -> new Hsv(parts[0] * Hsv.CIRCLE, parts[1], parts[2]);
      case RGB, HEX -> Hsv.of(new Color(parts[0], parts[1], parts[2]));
      case XY -> Hsv.of(Color.ofXy(parts[0], parts[1]));
    };
  }

  @Override
  public Converted toVendor(List<Json> matter, Facts facts) {
    int level = place("CurrentLevel");
    double value = level < 0 ? 1 : share(matter.get(level), BYTE);
    if (chromatic && vendor.form() == ColorForm.XY) {
      return Converted.of(vendor.write(x(matter), y(matter)));
    }
    Hsv hsv =
        chromatic
            ? Hsv.of(Color.ofXy(x(matter), y(matter))).withValue(value)
            : new Hsv(
                share(matter.get(place("CurrentHue")), BYTE) * Hsv.CIRCLE,
                share(matter.get(place("CurrentSaturation")), BYTE),
                value);
    return Converted.of(
        switch (vendor.form()) {
          case HSV -> vendor.write(hsv.hue() / Hsv.CIRCLE, hsv.saturation(), hsv.value());
          case RGB, HEX -> {
            Color color = hsv.color();
            yield vendor.write(color.red(), color.green(), color.blue());
          }
          case XY -> vendor.write(hsv.color().xy());
        });
  }

  private double x(List<Json> matter) {
    return share(matter.get(place("CurrentX")), CHROMATICITY);
  }

  private double y(List<Json> matter) {
    return share(matter.get(place("CurrentY")), CHROMATICITY);
  }

  private int place(String name) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static double share(Json value, int of) {
    BigDecimal number = Numbers.read(value);
    return number == null ? 0 : number.doubleValue() / of;
  }

  private static Json number(double value) {
    return new Json.Num(Long.toString(Math.round(value)));
  }
}
