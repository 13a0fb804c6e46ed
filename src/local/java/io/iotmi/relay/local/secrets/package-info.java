/**
 * A stand-in for AWS Secrets Manager, as far as the function asks it.
 *
 * <p>Takes: signed requests for the value of a secret. Gives: its current or previous version, and
 * how often it was asked. Must not know: what a secret is for, nor any class of the function.
 */
@NullMarked
package io.iotmi.relay.local.secrets;

import org.jspecify.annotations.NullMarked;
