/** Rules of the house that the compiler does not know: format and direction of dependencies. */
@NullMarked
package io.iotmi.relay.house;

import org.jspecify.annotations.NullMarked;
