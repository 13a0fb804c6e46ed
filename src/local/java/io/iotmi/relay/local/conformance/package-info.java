/**
 * The conformance run: plays the life of an account against a connector and prints what it says
 * about each rule of AWS's guide.
 *
 * <p>Takes: where the connector is, and what authorizes its users. Gives: a report, and an exit
 * code. Must not know: how a connector is made.
 */
@NullMarked
package io.iotmi.relay.local.conformance;

import org.jspecify.annotations.NullMarked;
