/** Planted violations: what the architecture rules must report. */
@NullMarked
package io.iotmi.relay.planted.replay.queue;

import org.jspecify.annotations.NullMarked;
