/** Planted violations: what the rules of the house must report. */
@NullMarked
package io.iotmi.relay.planted.model;

import org.jspecify.annotations.NullMarked;
