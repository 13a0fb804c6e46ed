package io.iotmi.relay.logging;

import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log says of an exception: its class and where it was thrown. Messages are shown of the
 * relay's own exceptions alone, because those of others may quote what they choked on.
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
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("name", new Json.Text(name(thrown)));
    @Nullable String message = name(thrown).startsWith(OURS) ? thrown.getMessage() : null;
    if (message != null) {
      fields.put("message", new Json.Text(message));
    }
    List<Json> frames = new ArrayList<>();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frames.size() == MAX_FRAMES) {
        break;
      }
      frames.add(new Json.Text(frame.toString()));
    }
    fields.put("stack", new Json.Arr(frames));
    if (thrown.getCause() != null && causesLeft > 0) {
      fields.put("cause", of(thrown.getCause(), causesLeft - 1));
    }
    return new Json.Obj(fields);
  }
}
