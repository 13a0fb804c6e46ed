package io.iotmi.relay.vendor.command;

import io.iotmi.relay.model.Json;

/**
 * One command as managed integrations sends it. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/send-command-op.html
 *
 * @param endpoint id of the endpoint
 * @param cluster id of the cluster, in any spelling
 * @param command id of the command; {@code 0xff01} updates attributes, {@code 0xff02} reads them
 * @param fields by id or name; values may be texts
 */
public record MatterCommand(String endpoint, String cluster, String command, Json fields) {}
