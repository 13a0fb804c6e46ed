package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.operation.AddressedCommand;
import io.iotmi.relay.operation.Command;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.vendor.command.MatterCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of a call, and how far it has come.
 *
 * @param fields as they came
 * @param code of the answer; 0 while it is not known
 * @param detail of the answer, for a customer; empty for none
 * @param attempt the vendor's id of it, null for none
 */
record Part(
    String endpoint,
    String cluster,
    String command,
    Json fields,
    Status status,
    int code,
    String detail,
    @Nullable String attempt) {

  /** How far a part has come. */
  enum Status {
    /** The vendor does not know of it. */
    PLANNED,
    /** The vendor may know of it. Written before the vendor is called. */
    STARTED,
    /** The vendor took it; its end comes later. */
    WAITING,
    /** Its answer is known. */
    DECIDED
  }

  static Part of(AddressedCommand given) {
    Command command = given.command();
    Json fields =
        switch (command) {
          case Command.UpdateState(var _, var attributes) -> new Json.Obj(attributes);
          case Command.ClusterCommand(var _, var members) -> new Json.Obj(members);
          case Command.ReadState(var _, List<String> attributes) ->
              new Json.Arr(attributes.stream().<Json>map(Json.Text::new).toList());
        };
    return new Part(
        given.endpoint(), given.cluster(), command.id(), fields, Status.PLANNED, 0, "", null);
  }

  MatterCommand matter() {
    return new MatterCommand(endpoint, cluster, command, fields);
  }

  Part at(Status next) {
    return new Part(endpoint, cluster, command, fields, next, code, detail, attempt);
  }

  Part waiting(@Nullable String vendorId) {
    return new Part(endpoint, cluster, command, fields, Status.WAITING, code, detail, vendorId);
  }

  Part done() {
    return decided(OperationReply.DONE, "");
  }

  Part decided(int status, String why) {
    return new Part(endpoint, cluster, command, fields, Status.DECIDED, status, why, attempt);
  }

  boolean isDecided() {
    return status == Status.DECIDED;
  }

  boolean isDone() {
    return isDecided() && code == OperationReply.DONE;
  }

  /** Which one it is, for a customer. */
  String place() {
    return "endpoint " + endpoint + " cluster " + cluster + " command " + command;
  }

  Json.Obj toJson() {
    return new JsonMembers()
        .text("endpoint", endpoint)
        .text("cluster", cluster)
        .text("command", command)
        .add("fields", fields)
        .text("status", status.name())
        .number("code", code)
        .text("detail", detail)
        .text("attempt", attempt)
        .object();
  }

  static Part read(Json.Obj json) {
    Json fields = json.get("fields");
    return new Part(
        text(json, "endpoint"),
        text(json, "cluster"),
        text(json, "command"),
        fields == null ? Json.Null.NULL : fields,
        Status.valueOf(text(json, "status")),
        (int) json.whole("code"),
        text(json, "detail"),
        json.text("attempt"));
  }

  private static String text(Json.Obj json, String name) {
    String text = json.text(name);
    return text == null ? "" : text;
  }
}
