/** What is published for senders, held against what the relay does. */
@NullMarked
package io.iotmi.relay.schema;

import org.jspecify.annotations.NullMarked;
