/**
 * The functions of the relay on the embedded stack, with the stand-in of a vendor's cloud behind
 * them: operations, jobs, events and webhooks.
 *
 * <p>Takes: a vendor folder that has a stand-in. Gives: a connector to be called, and what is seen
 * and moved around it. Must not know: who calls, and what for.
 */
@NullMarked
package io.iotmi.relay.local.connector;

import org.jspecify.annotations.NullMarked;
