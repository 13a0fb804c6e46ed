package io.iotmi.relay.model;

import java.math.BigInteger;
import java.util.Locale;

/** Ids of clusters, attributes, commands and events come in mixed widths and bases. */
public final class MatterId {
  private MatterId() {}

  /**
   * One form for all spellings of an id: {@code 0x06}, {@code 0X0006} and {@code 6} become {@code
   * 6}. Text that is no number stays as it is.
   */
  public static String canonical(String id) {
    try {
      String lower = id.toLowerCase(Locale.ROOT);
      BigInteger value =
          lower.startsWith("0x") ? new BigInteger(lower.substring(2), 16) : new BigInteger(lower);
      return value.signum() < 0 ? id : value.toString();
    } catch (NumberFormatException e) {
      return id;
    }
  }
}
