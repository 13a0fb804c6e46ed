/** Planted violations: what the architecture rules must report. */
@NullMarked
package io.iotmi.relay.planted.stage.verify;

import org.jspecify.annotations.NullMarked;
