/**
 * Stand-ins for the clouds of four vendors: their APIs with tokens and pages, devices that obey,
 * dawdle or do not, webhooks signed as the vendor signs them, latency and faults.
 *
 * <p>Takes: requests of the function, and what a test wants to happen. Gives: answers as the vendor
 * gives them, and webhooks to the function's door. Must not know: any class of the function.
 */
@NullMarked
package io.iotmi.relay.local.cloud;

import org.jspecify.annotations.NullMarked;
