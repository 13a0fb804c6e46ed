package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import java.util.List;

/** A correspondence of a vendor's value and one or several attributes. */
public interface Conversion {

  Converted toMatter(Json vendor, Facts facts);

  /**
   * The other way.
   *
   * @param matter a value for each attribute, of the attribute's type and range
   */
  Converted toVendor(List<Json> matter, Facts facts);
}
