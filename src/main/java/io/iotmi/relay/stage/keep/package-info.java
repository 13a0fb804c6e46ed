/**
 * What is kept between invocations on behalf of the operations: notes in a table, credentials of
 * customers.
 *
 * <p>Takes: ids and JSON. Gives: what was kept, or why it is not known. Must not know: what a
 * record means, which service keeps it, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.keep;

import org.jspecify.annotations.NullMarked;
