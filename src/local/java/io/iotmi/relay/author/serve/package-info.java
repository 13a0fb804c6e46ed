/**
 * The embedded stack with a vendor folder: its samples are posted as the vendor would post them,
 * and the page shows payload, readings and requests.
 *
 * <p>Takes: the directory of a folder. Gives: a stack to try it on. Not part of the function.
 */
@NullMarked
package io.iotmi.relay.author.serve;

import org.jspecify.annotations.NullMarked;
