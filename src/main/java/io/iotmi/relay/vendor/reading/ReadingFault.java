package io.iotmi.relay.vendor.reading;

/**
 * Something in the readings of a payload that they should not hold.
 *
 * @param pointer into what the folder's expression gave
 * @param place the same for logs, without names that a payload may have brought
 * @param message what was expected
 */
public record ReadingFault(String pointer, String place, String rule, String message) {}
