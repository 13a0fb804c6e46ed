/** Planted violations: what the architecture rules must report. */
@NullMarked
package io.iotmi.relay.planted.cloud.http;

import org.jspecify.annotations.NullMarked;
