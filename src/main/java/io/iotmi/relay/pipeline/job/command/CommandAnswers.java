package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.operation.OperationReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to a call, which is decided: one for each endpoint, since an event has one. They
 * follow from the state alone, so that each run gives the same. Attributes are in none of them:
 * what a device confirmed follows as an event of its own. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/send-command-op.html
 */
final class CommandAnswers {
  private static final int LONGEST = 256;

  private CommandAnswers() {}

  static List<Json.Obj> of(String connector, String trace, CommandState state) {
    Map<String, List<Part>> endpoints = new LinkedHashMap<>();
    for (Part part : state.parts()) {
      endpoints.computeIfAbsent(part.endpoint(), _ -> new ArrayList<>()).add(part);
    }
    List<Json.Obj> answers = new ArrayList<>();
    endpoints.forEach(
        (endpoint, parts) ->
            answers.add(
                new JsonMembers()
                    .text("ConnectorId", connector)
                    .text("EventId", "answer/" + trace + "/" + endpoint)
                    .text("Operation", Operation.DEVICE_COMMAND_RESPONSE.name())
                    .text("OperationVersion", "1.0")
                    .text("UserId", state.user())
                    .text("TraceId", trace)
                    .text("ConnectorDeviceId", state.device())
                    .number("StatusCode", code(parts))
                    .text("Message", message(parts))
                    .add("MatterEndpoint", endpoint(endpoint, parts))
                    .object()));
    return answers;
  }

  private static int code(List<Part> parts) {
    return parts.stream()
        .filter(part -> !part.isDone())
        .map(Part::code)
        .findFirst()
        .orElse(OperationReply.DONE);
  }

  /** In the characters that the service's model takes. */
  private static String message(List<Part> parts) {
    List<Part> failed = parts.stream().filter(part -> !part.isDone()).toList();
    if (failed.isEmpty()) {
      return parts.size() == 1 ? "done" : parts.size() + " commands done";
    }
    StringBuilder text = new StringBuilder();
    if (parts.size() > 1) {
      text.append(failed.size()).append(" of ").append(parts.size()).append(" commands failed. ");
    }
    for (Part part : failed) {
      text.append(part.place()).append(" ").append(part.code());
      text.append(" ").append(part.detail()).append(". ");
    }
    String clean = text.toString().replaceAll("[^\\sa-zA-Z0-9_.,@-]", " ").strip();
    return clean.substring(0, Math.min(LONGEST, clean.length())).strip();
  }

  private static Json.Obj endpoint(String id, List<Part> parts) {
    Map<String, Map<String, Json>> clusters = new LinkedHashMap<>();
    for (Part part : parts) {
      clusters
          .computeIfAbsent(part.cluster(), _ -> new LinkedHashMap<>())
          .put(part.command(), command(part));
    }
    List<Json.Obj> list = new ArrayList<>();
    clusters.forEach(
        (cluster, commands) ->
            list.add(
                new JsonMembers()
                    .text("id", cluster)
                    .add("commands", new Json.Obj(commands))
                    .object()));
    return new JsonMembers().text("id", id).array("clusters", list).object();
  }

  /** Its fields as they came, and for one that failed why. */
  private static Json.Obj command(Part part) {
    JsonMembers members = new JsonMembers();
    if (part.fields() instanceof Json.Obj fields) {
      members.all(fields.members());
    }
    if (!part.isDone()) {
      members
          .number("responseCode", part.code())
          .add(
              "errors",
              new JsonMembers()
                  .text("code", Integer.toString(part.code()))
                  .text("message", part.detail())
                  .object());
    }
    return members.object();
  }
}
