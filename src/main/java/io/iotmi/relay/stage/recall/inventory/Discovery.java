package io.iotmi.relay.stage.recall.inventory;

/**
 * A discovery of the devices of one user.
 *
 * @param user the {@code UserId}
 * @param id the {@code DeviceDiscoveryId}
 */
public record Discovery(String connectorId, String user, String id) {}
