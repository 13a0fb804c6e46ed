package io.iotmi.relay.stage.verify.keys;

import io.iotmi.relay.model.Deadline;
import java.net.URI;

/**
 * Port: asks an address that a request named, of a host that the folder allows. Thread-safe; never
 * throws for what others do.
 */
@FunctionalInterface
public interface VendorWeb {

  /** One GET, which follows no redirect. */
  Answer get(URI address, Deadline deadline);

  /** What came of it. */
  sealed interface Answer {
    /** A success with a text of a bearable size. */
    record Got(String text) implements Answer {
      @Override
      public String toString() {
        return "Got[" + text.length() + "]";
      }
    }

    /** The host says no: a status from 300 to 499 but 408 and 429. */
    record Refused(int status) implements Answer {}

    /** Nothing that counts; another try may help. */
    record None() implements Answer {}
  }
}
