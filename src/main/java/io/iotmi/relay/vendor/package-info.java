/**
 * A vendor's cloud as data: what its folder says, read and checked as a whole.
 *
 * <p>Takes: the files of a folder. Gives: a {@link io.iotmi.relay.vendor.Vendor}, or every mistake
 * of the folder. Must not know: stages, the network, the environment, the clock. Nothing in here is
 * loaded where the setting {@code VENDOR} is absent.
 */
@NullMarked
package io.iotmi.relay.vendor;

import org.jspecify.annotations.NullMarked;
