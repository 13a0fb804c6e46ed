package io.iotmi.relay.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import org.jspecify.annotations.Nullable;

/** What JSON demands, and DEL, which JSON and ASCII admit but no line of a log should hold. */
final class PrintableEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final char DELETE = 0x7F;

  private final int[] escapes = standardAsciiEscapesForJSON();

  PrintableEscapes() {
    escapes[DELETE] = ESCAPE_STANDARD;
  }

  /** Asked for by every writer, none of which changes it. */
  @Override
  public int[] getEscapeCodesForAscii() {
    return escapes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return null;
  }
}
