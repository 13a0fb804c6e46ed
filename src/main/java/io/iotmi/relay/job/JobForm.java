package io.iotmi.relay.job;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as the body of a message: an object whose member {@code relayJob} names its kind. */
public final class JobForm {
  private static final String KIND = "relayJob";
  private static final String CONNECTOR = "connector";
  private static final String ACCESS = "access";
  private static final String PAYLOAD = "payload";
  private static final String USER = "user";
  private static final String TRACE = "trace";

  private JobForm() {}

  public static String write(Job job) {
    JsonMembers members = new JsonMembers().text(KIND, kind(job)).text(CONNECTOR, job.connector());
    switch (job) {
      case Job.Acknowledged(var _, String access, Json.Obj payload) ->
          members.text(ACCESS, access).add(PAYLOAD, payload);
      case Job.FindUser(var _, String access) -> members.text(ACCESS, access);
      case Job.Subscribe(var _, String access, String user) ->
          members.text(ACCESS, access).text(USER, user);
      case Job.Await(var _, String trace, var access) ->
          members.text(TRACE, trace).text(ACCESS, access);
      case Job.Watch _ -> {}
    }
    return JsonWriter.ascii(members.object());
  }

  /** Empty for what is no job. */
  public static Optional<Job> read(String body) {
    try {
      return JsonReader.read(body) instanceof Json.Obj object
          ? Optional.ofNullable(job(object))
          : Optional.empty();
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static String kind(Job job) {
    return switch (job) {
      case Job.Acknowledged _ -> "operation";
      case Job.FindUser _ -> "find-user";
      case Job.Subscribe _ -> "subscribe";
      case Job.Await _ -> "await";
      case Job.Watch _ -> "watch";
    };
  }

  private static @Nullable Job job(Json.Obj object) {
    String kind = object.text(KIND);
    String connector = object.text(CONNECTOR);
    String access = object.text(ACCESS);
    String user = object.text(USER);
    String trace = object.text(TRACE);
    if (kind == null || connector == null) {
      return null;
    }
    return switch (kind) {
      case "operation" ->
          access != null && object.get(PAYLOAD) instanceof Json.Obj payload
              ? new Job.Acknowledged(connector, access, payload)
              : null;
      case "find-user" -> access == null ? null : new Job.FindUser(connector, access);
      case "subscribe" ->
          access == null || user == null ? null : new Job.Subscribe(connector, access, user);
      case "watch" -> new Job.Watch(connector);
      case "await" -> trace == null ? null : new Job.Await(connector, trace, access);
      default -> null;
    };
  }
}
