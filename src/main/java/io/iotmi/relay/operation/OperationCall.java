package io.iotmi.relay.operation;

/**
 * A call of managed integrations that is well-formed.
 *
 * @param connectorId the connector that is called
 */
public record OperationCall(
    String connectorId, Authorization authorization, OperationRequest request) {}
