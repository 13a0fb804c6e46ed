package io.iotmi.relay.json;

import java.io.OutputStream;

/** Counts what is written and keeps none of it. */
final class CountingStream extends OutputStream {
  private int count;

  int count() {
    return count;
  }

  @Override
  public void write(int b) {
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    count += length;
  }
}
