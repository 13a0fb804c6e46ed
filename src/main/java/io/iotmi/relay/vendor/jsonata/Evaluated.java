package io.iotmi.relay.vendor.jsonata;

import io.iotmi.relay.model.Json;
import org.jspecify.annotations.Nullable;

/** What an evaluation came to. */
public sealed interface Evaluated {

  /**
   * It ended.
   *
   * @param json null where the expression found nothing
   */
  record Got(@Nullable Json json) implements Evaluated {}

  /**
   * It did not.
   *
   * @param file of the expression
   * @param place line and column where the part ends that was evaluated last; empty before the
   *     first
   * @param reason holds nothing of the payload
   */
  record Failed(String file, String place, String reason) implements Evaluated {}
}
