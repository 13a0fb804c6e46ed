/**
 * DynamoDB with a count of what is asked of it.
 *
 * <p>Takes: DynamoDB requests. Gives: DynamoDB's answers, and how many requests of each kind came.
 * Must not know: what an item means, nor any class of the function.
 */
@NullMarked
package io.iotmi.relay.local.table;

import org.jspecify.annotations.NullMarked;
