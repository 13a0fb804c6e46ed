/**
 * The examples of AWS's guide to connectors, as data for tests.
 *
 * <p>Takes: the files of {@code guide/}. Gives: each example with the address of its page. Must not
 * know: what reads or writes them.
 */
@NullMarked
package io.iotmi.relay.guide;

import org.jspecify.annotations.NullMarked;
