/** Planted violations: what the architecture rules must report. */
@NullMarked
package io.iotmi.relay.planted.pipeline.operation;

import org.jspecify.annotations.NullMarked;
