package io.iotmi.relay.logging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/** One call of a logger. */
record LogEntry(
    String logger,
    Level level,
    @Nullable String pattern,
    @Nullable Object @Nullable [] arguments,
    @Nullable Throwable thrown,
    List<KeyValuePair> pairs) {}
