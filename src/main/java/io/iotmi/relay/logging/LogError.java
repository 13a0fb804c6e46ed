package io.iotmi.relay.logging;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.util.Arrays;
import java.util.List;

/**
 * What a log says of an exception: its class and where it was thrown. Messages are shown of the
 * relay's own exceptions alone, because those of others may quote input.
 */
final class LogError {
  private static final String OURS = "io.iotmi.relay.";
  private static final int MAX_FRAMES = 48;
  private static final int MAX_CAUSES = 6;

  private LogError() {}

  static Json of(Throwable thrown) {
    return of(thrown, MAX_CAUSES);
  }

  static String name(Throwable thrown) {
    return thrown.getClass().getName();
  }

  private static Json of(Throwable thrown, int causesLeft) {
    boolean ours = name(thrown).startsWith(OURS);
    Throwable cause = causesLeft > 0 ? thrown.getCause() : null;
    return new JsonMembers()
        .text("name", name(thrown))
        .text("message", ours ? thrown.getMessage() : null)
        .array("stack", frames(thrown))
        .add("cause", cause == null ? null : of(cause, causesLeft - 1))
        .object();
  }

  private static List<Json.Text> frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(MAX_FRAMES)
        .map(frame -> new Json.Text(frame.toString()))
        .toList();
  }
}
