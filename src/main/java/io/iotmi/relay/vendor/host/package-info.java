/**
 * Which hosts a folder allows the relay to ask.
 *
 * <p>Takes: names of hosts as a folder has them. Gives: whether an address may be asked. Must not
 * know: why it is asked, how.
 */
@NullMarked
package io.iotmi.relay.vendor.host;

import org.jspecify.annotations.NullMarked;
