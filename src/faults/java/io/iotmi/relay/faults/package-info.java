/**
 * The promise under faults: an event that was taken is delivered, parked or still queued, in the
 * order of its group, and twice only where its acceptance could not be known.
 *
 * <p>Takes: a seed, which fixes what is put in and the sequence of faults, though not which of
 * several simultaneous requests meets one. Gives: a report whose sum adds up, or the history of the
 * first event that breaks the promise. Must not know: anything of the function but what it says to
 * the outside.
 */
@NullMarked
package io.iotmi.relay.faults;

import org.jspecify.annotations.NullMarked;
