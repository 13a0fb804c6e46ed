package io.iotmi.relay.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;

/**
 * A command for one cluster of a device.
 *
 * @param command id, such as {@code 0xff01}
 * @param fields of the command; attributes by id for UpdateState
 */
public record ClusterCommand(
    String device, String endpoint, String cluster, String command, JsonNode fields) {
  public static final String UPDATE_STATE = "0xff01";
  public static final String READ_STATE = "0xff02";

  public ClusterCommand withDevice(String other) {
    return new ClusterCommand(other, endpoint, cluster, command, fields);
  }

  /** In the form of the guide: a list of objects with one command each. */
  ObjectNode endpointTree() {
    ObjectNode tree = JsonTrees.object().put("id", endpoint);
    ObjectNode inCluster = tree.putArray("clusters").addObject().put("id", cluster);
    inCluster.putArray("commands").addObject().set(command, fields);
    return tree;
  }
}
