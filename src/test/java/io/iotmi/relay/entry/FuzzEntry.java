package io.iotmi.relay.entry;

/**
 * Where Jazzer enters; the property {@code fuzz.target} names the target. See
 * https://github.com/CodeIntelligenceTesting/jazzer
 */
public final class FuzzEntry {
  private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("fuzz.target"));

  private FuzzEntry() {}

  /** Named so by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    TARGET.check(data);
  }
}
