package io.iotmi.relay.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a run knows how to command.
 *
 * @param attribute number of the attribute that shows it
 * @param writable whether UpdateState sets the attribute
 * @param states the attribute's values between which devices are moved
 * @param commands of the cluster that bring about those states, in the same order
 */
public record Ability(
    long cluster, long attribute, boolean writable, List<JsonNode> states, List<String> commands) {
  private static final List<Ability> KNOWN =
      List.of(
          new Ability(
              0x0006,
              0x0000,
              true,
              List.of(BooleanNode.TRUE, BooleanNode.FALSE),
              List.of("0x01", "0x00")),
          new Ability(
              0x0101,
              0x0000,
              false,
              List.of(IntNode.valueOf(1), IntNode.valueOf(2)),
              List.of("0x00", "0x01")),
          new Ability(
              0x0201,
              0x0012,
              true,
              List.of(IntNode.valueOf(2100), IntNode.valueOf(1900)),
              List.of()));

  /** An ability of a device that was discovered, with the ids as its report spells them. */
  public record Found(
      Ability ability, String device, String endpoint, String cluster, String attribute) {

    /** The state that is not this one, among the two. */
    public JsonNode other(JsonNode state) {
      JsonNode first = ability.states().getFirst();
      return first.asText().equals(state.asText()) ? ability.states().getLast() : first;
    }

    /** As the guide's examples have it, the value is a string. */
    public ClusterCommand update(JsonNode state) {
      ObjectNode values = JsonTrees.object().put(attribute, state.asText());
      return new ClusterCommand(device, endpoint, cluster, ClusterCommand.UPDATE_STATE, values);
    }

    public ClusterCommand command(JsonNode state) {
      int index = ability.states().indexOf(state);
      String id = ability.commands().get(index);
      return new ClusterCommand(device, endpoint, cluster, id, JsonTrees.object());
    }

    ClusterCommand read() {
      ObjectNode wanted = JsonTrees.object();
      wanted.set(attribute, NullNode.getInstance());
      return new ClusterCommand(device, endpoint, cluster, ClusterCommand.READ_STATE, wanted);
    }

    public boolean hasCommands() {
      return !ability.commands().isEmpty();
    }
  }

  /** What can be commanded of a device, out of its capability report. */
  public static Stream<Found> of(JsonNode device) {
    return KNOWN.stream().flatMap(ability -> ability.in(device).stream());
  }

  private Optional<Found> in(JsonNode device) {
    for (JsonNode endpointTree : device.path("CapabilityReport").path("endpoints")) {
      for (JsonNode clusterTree : endpointTree.path("clusters")) {
        String attributeId = attribute(clusterTree);
        if (number(clusterTree.path("id").asText()) == cluster && !attributeId.isEmpty()) {
          return Optional.of(
              new Found(
                  this,
                  device.path("ConnectorDeviceId").asText(),
                  endpointTree.path("id").asText(),
                  clusterTree.path("id").asText(),
                  attributeId));
        }
      }
    }
    return Optional.empty();
  }

  /** Empty where the device does not have it. */
  private String attribute(JsonNode clusterTree) {
    for (JsonNode one : clusterTree.path("attributes")) {
      if (number(one.path("id").asText()) == attribute) {
        return one.path("id").asText();
      }
    }
    return "";
  }

  private static long number(String id) {
    try {
      return Long.decode(id);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
