/** Planted violations: what the architecture rules must report. */
@NullMarked
package io.iotmi.relay.planted.stage.send;

import org.jspecify.annotations.NullMarked;
