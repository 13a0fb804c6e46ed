/**
 * The operations that managed integrations calls on a registered connector. Takes the envelope of a
 * call as JSON; gives the call in types, or the reply that says what is wrong with it. Must not
 * know Lambda, a vendor's API, or how an answer travels. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
 */
@NullMarked
package io.iotmi.relay.operation;

import org.jspecify.annotations.NullMarked;
