/**
 * Expressions of vendor folders in JSONata, evaluated within bounds; the only package that knows
 * the library. See https://docs.jsonata.org
 *
 * <p>Takes: the text of an expression, then JSON again and again. Gives: JSON, or where and why the
 * evaluation failed. Must not know: what an expression is for. Payloads are hostile, folders are
 * not.
 */
@NullMarked
package io.iotmi.relay.vendor.jsonata;

import org.jspecify.annotations.NullMarked;
