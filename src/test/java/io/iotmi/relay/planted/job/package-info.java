/** Planted violations: what the architecture rules must report. */
@NullMarked
package io.iotmi.relay.planted.job;

import org.jspecify.annotations.NullMarked;
