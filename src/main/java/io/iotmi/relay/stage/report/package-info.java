/**
 * Says to each source what became of what it handed over.
 *
 * <p>Takes: {@link io.iotmi.relay.model.EventResult}s. Gives: which messages return to their queue,
 * and the answer to a caller. Must not know: Lambda's reply types, the network, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.report;

import org.jspecify.annotations.NullMarked;
