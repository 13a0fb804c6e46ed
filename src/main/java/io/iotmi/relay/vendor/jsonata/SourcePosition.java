package io.iotmi.relay.vendor.jsonata;

import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where a part of an expression ends in its text. The library knows it and tells it with few of its
 * errors only, so it is read from the field.
 */
final class SourcePosition {
  private static final VarHandle POSITION = handle();

  private SourcePosition() {}

  static int of(Symbol part) {
    return (int) POSITION.get(part);
  }

  private static VarHandle handle() {
    try {
      return MethodHandles.privateLookupIn(Symbol.class, MethodHandles.lookup())
          .findVarHandle(Symbol.class, "position", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
