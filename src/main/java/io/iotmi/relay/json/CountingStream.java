package io.iotmi.relay.json;

import java.io.OutputStream;

/** Counts what is written and keeps none of it. */
final class CountingStream extends OutputStream {
  private int count;
  private int escapes;

  int count() {
    return count;
  }

  /** The characters that JSON escapes once more where it holds JSON as a string. */
  int escapes() {
    return escapes;
  }

  @Override
  public void write(int b) {
    count++;
    if (b == '"' || b == '\\') {
      escapes++;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }
}
