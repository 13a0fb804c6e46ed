/**
 * Ids and names of a vendor in the characters that the API takes.
 *
 * <p>Takes: ids and names as a vendor has them. Gives: ids that can be read back, and names for
 * people. Must not know: what they belong to.
 */
@NullMarked
package io.iotmi.relay.vendor.identity;

import org.jspecify.annotations.NullMarked;
