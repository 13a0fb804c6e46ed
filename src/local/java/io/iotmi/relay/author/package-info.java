/**
 * Tools for the author of a vendor folder: runs its samples through the relay's own stages and
 * shows what becomes of them.
 *
 * <p>Takes: the directory of a folder. Gives: its faults, and what each sample comes to. Not part
 * of the function.
 */
@NullMarked
package io.iotmi.relay.author;

import org.jspecify.annotations.NullMarked;
