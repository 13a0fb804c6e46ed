/**
 * Signed calls to services of AWS over {@link java.net.HttpURLConnection}. Signer, credentials and
 * endpoints are those of the AWS SDK.
 *
 * <p>Takes: a request with its service, body and time. Gives: the answer as status, headers and
 * bytes, or as a JSON reply. Must not know: which services use it, the ports, an event.
 */
@NullMarked
package io.iotmi.relay.aws.http;

import org.jspecify.annotations.NullMarked;
