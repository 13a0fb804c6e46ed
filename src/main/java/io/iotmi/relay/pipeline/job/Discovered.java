package io.iotmi.relay.pipeline.job;

/**
 * A discovery.
 *
 * @param user the vendor's id of the user, empty where it is not known
 */
record Discovered(String connector, String discovery, String user) {}
