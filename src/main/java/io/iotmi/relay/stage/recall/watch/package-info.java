/**
 * What a silent vendor is noticed by and helped with: when it told something last, whose devices
 * there are, and which of their states the service has not been told.
 *
 * <p>Takes: times, users, events in the request form. Gives: the same, and what differs. Must not
 * know: how a state is read, the folder, what a table is made of.
 */
@NullMarked
package io.iotmi.relay.stage.recall.watch;

import org.jspecify.annotations.NullMarked;
