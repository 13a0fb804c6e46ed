/**
 * How soon operations are answered, also where the vendor is slow.
 *
 * <p>Takes: the built function and the stand-in of a vendor's cloud. Gives: figures. Must not know:
 * the function's inner packages.
 */
@NullMarked
package io.iotmi.relay.bench.operation;

import org.jspecify.annotations.NullMarked;
