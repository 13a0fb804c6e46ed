/**
 * Names and numbers of the Matter data model.
 *
 * <p>Takes: the resources under {@code matter}. Gives: clusters with their attributes, commands and
 * events, by name or id; device types of a set of clusters. Must not know: vendors, bindings.
 */
@NullMarked
package io.iotmi.relay.vendor.matter;

import org.jspecify.annotations.NullMarked;
