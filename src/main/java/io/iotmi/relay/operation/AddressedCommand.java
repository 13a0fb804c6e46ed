package io.iotmi.relay.operation;

/**
 * A command and the part of the device that it is for.
 *
 * @param endpoint id of the endpoint, as it came
 * @param cluster id of the cluster, as it came
 */
public record AddressedCommand(String endpoint, String cluster, Command command) {}
