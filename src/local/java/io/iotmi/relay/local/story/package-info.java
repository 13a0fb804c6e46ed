/**
 * Plays the life of one account of a vendor on the embedded stack and prints it as a story.
 *
 * <p>Takes: the name of a vendor folder that has a stand-in. Gives: lines for people, and whether
 * all came about. Must not know: the function's inner packages.
 */
@NullMarked
package io.iotmi.relay.local.story;

import org.jspecify.annotations.NullMarked;
