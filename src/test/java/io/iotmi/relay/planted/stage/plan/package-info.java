/** Planted violations: what the rules of the house must report. */
@NullMarked
package io.iotmi.relay.planted.stage.plan;

import org.jspecify.annotations.NullMarked;
