/** Planted violations: what the rules of the house must report. */
@NullMarked
package io.iotmi.relay.planted.stage.send.pace;

import org.jspecify.annotations.NullMarked;
