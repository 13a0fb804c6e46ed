package io.iotmi.relay.entry;

import java.nio.charset.StandardCharsets;

/**
 * Where Jazzer enters; the property {@code fuzz.target} names the target. See
 * https://github.com/CodeIntelligenceTesting/jazzer
 */
public final class FuzzEntry {
  private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("fuzz.target"));

  private FuzzEntry() {}

  /** Named so by Jazzer, which sees what texts are compared and so learns the mark itself. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (!new String(data, StandardCharsets.UTF_8).contains(LeakMarker.MARK)) {
      TARGET.check(data);
    }
  }
}
