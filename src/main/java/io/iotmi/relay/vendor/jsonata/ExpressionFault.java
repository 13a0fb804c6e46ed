package io.iotmi.relay.vendor.jsonata;

/** An expression that cannot be used. */
public final class ExpressionFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String place;

  ExpressionFault(String place, String message) {
    super(message);
    this.place = place;
  }

  /** Line and column, empty where they are not known. */
  public String place() {
    return place;
  }
}
