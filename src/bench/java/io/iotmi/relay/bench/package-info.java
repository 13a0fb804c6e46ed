/**
 * The benchmark: the relay beside the function one would write first, in one run.
 *
 * <p>Takes: the built functions. Gives: figures with their spread and ratios, as text, JSON and
 * SVG. Must not know: how either function works inside, but for {@code HotPath}, which takes the
 * relay's stages one by one.
 */
@NullMarked
package io.iotmi.relay.bench;

import org.jspecify.annotations.NullMarked;
