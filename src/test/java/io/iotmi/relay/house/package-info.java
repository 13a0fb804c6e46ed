/**
 * Rules of the house that the compiler does not know: format, direction of dependencies, form of
 * changelog and workflows.
 */
@NullMarked
package io.iotmi.relay.house;

import org.jspecify.annotations.NullMarked;
