/**
 * The adapters behind the ports, on AWS SDK v2's signer, credentials and HTTP client; no generated
 * service client, because loading one doubles the cold start.
 *
 * <p>Takes: calls of the ports. Gives: their answers by value. Must not know: the pipeline, the
 * entry, where an event came from.
 */
@NullMarked
package io.iotmi.relay.aws;

import org.jspecify.annotations.NullMarked;
