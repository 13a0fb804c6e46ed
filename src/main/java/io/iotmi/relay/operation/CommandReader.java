package io.iotmi.relay.operation;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code endpoints} of {@code AWS.SendCommand}. The guide shows commands as a list of objects
 * with one member each; {@code SendConnectorEvent} has a map. Both are taken, and lists whose
 * objects have several members.
 */
final class CommandReader {
  private static final String UPDATE_STATE = MatterId.canonical("0xff01");
  private static final String READ_STATE = MatterId.canonical("0xff02");
  private static final Predicate<String> ID =
      Pattern.compile("[0-9a-zA-Z_.-]{1,64}").asMatchPredicate();
  private static final String AN_ID = "1 to 64 letters, digits, dots, - or _";

  private final CallFaults faults;
  private final List<AddressedCommand> commands = new ArrayList<>();

  private CommandReader(CallFaults faults) {
    this.faults = faults;
  }

  /** In the order in which they stand there. */
  static List<AddressedCommand> read(Json.Obj payload, String at, CallFaults faults) {
    CommandReader reader = new CommandReader(faults);
    reader.endpoints(payload, at);
    return reader.commands;
  }

  private void endpoints(Json.Obj payload, String at) {
    for (Placed endpoint : objects(payload, at, "endpoints")) {
      String id = faults.text(endpoint.object(), endpoint.at(), "id", ID, AN_ID);
      for (Placed cluster : objects(endpoint.object(), endpoint.at(), "clusters")) {
        String clusterId = faults.text(cluster.object(), cluster.at(), "id", ID, AN_ID);
        commands(cluster, id, clusterId);
      }
    }
    if (commands.isEmpty() && faults.isEmpty()) {
      faults.add(at + "/endpoints", "must hold a command");
    }
  }

  private void commands(Placed cluster, String endpoint, String clusterId) {
    String at = cluster.at() + "/commands";
    switch (cluster.object().given("commands")) {
      case Json.Obj map -> add(map, at, endpoint, clusterId);
      case Json.Arr(List<Json> items) -> {
        for (int i = 0; i < items.size(); i++) {
          if (items.get(i) instanceof Json.Obj map && !map.members().isEmpty()) {
            add(map, at + "/" + i, endpoint, clusterId);
          } else {
            faults.add(at + "/" + i, "must be an object of commands by id");
          }
        }
      }
      case null -> faults.add(at, "is missing");
      default -> faults.add(at, "must be a list or an object");
    }
  }

  private void add(Json.Obj map, String at, String endpoint, String cluster) {
    int place = 0;
    for (Map.Entry<String, Json> one : map.members().entrySet()) {
      String here = at + "/*" + place++;
      if (ID.test(one.getKey())) {
        Command command = command(one.getKey(), one.getValue(), here);
        commands.add(new AddressedCommand(endpoint, cluster, command));
      } else {
        faults.add(here, "must have an id of " + AN_ID);
      }
    }
  }

  private Command command(String id, Json value, String at) {
    String canonical = MatterId.canonical(id);
    if (canonical.equals(READ_STATE)) {
      return new Command.ReadState(id, attributesToRead(value).toList());
    }
    Map<String, Json> members =
        switch (value) {
          case Json.Obj object -> object.members();
          case Json.Null none -> Map.of();
          default -> {
            faults.add(at, "must be an object");
            yield Map.of();
          }
        };
    if (!canonical.equals(UPDATE_STATE)) {
      return new Command.ClusterCommand(id, members);
    }
    if (members.isEmpty() && faults.isEmpty()) {
      faults.add(at, "must hold a new value");
    }
    return new Command.UpdateState(id, new LinkedHashMap<>(members));
  }

  /**
   * The guide names ReadState and never shows it, so every shape that its customer side has is
   * taken: null, an empty object, {@code "*"}, a list of ids, an object keyed by id, or either
   * under {@code propertiesToRead}. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/device-commands-events.html
   */
  private static Stream<String> attributesToRead(Json value) {
    Stream<String> named =
        switch (value) {
          case Json.Text(String text) -> Stream.of(text);
          case Json.Num(String literal) -> Stream.of(literal);
          case Json.Arr(List<Json> items) ->
              items.stream().flatMap(CommandReader::attributesToRead);
          case Json.Obj object -> {
            Json list = object.given("propertiesToRead");
            yield list == null ? object.members().keySet().stream() : attributesToRead(list);
          }
          case Json.Bool all -> Stream.empty();
          case Json.Null all -> Stream.empty();
        };
    return named.filter(text -> !text.equals("*"));
  }

  private List<Placed> objects(Json.Obj object, String at, String name) {
    List<Placed> objects = new ArrayList<>();
    if (object.given(name) instanceof Json.Arr(List<Json> items) && !items.isEmpty()) {
      for (int i = 0; i < items.size(); i++) {
        String here = at + "/" + name + "/" + i;
        if (items.get(i) instanceof Json.Obj item) {
          objects.add(new Placed(item, here));
        } else {
          faults.add(here, "must be an object");
        }
      }
    } else {
      faults.add(at + "/" + name, "must be a list with an object in it");
    }
    return objects;
  }

  /** An object and the pointer to it. */
  private record Placed(Json.Obj object, String at) {}
}
