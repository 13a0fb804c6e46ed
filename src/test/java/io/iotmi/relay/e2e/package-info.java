/** The built function under AWS's runtime interface client, with real parts around it. */
@NullMarked
package io.iotmi.relay.e2e;

import org.jspecify.annotations.NullMarked;
