package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CommandProgress;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.http.call.AccessValues;
import io.iotmi.relay.cloud.http.call.ApiCaller;
import io.iotmi.relay.cloud.http.call.Purpose;
import io.iotmi.relay.cloud.http.call.Statuses;
import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vendor's cloud as its folder drives it. Thread-safe. */
final class FolderCloud implements VendorCloud {
  private final Api api;
  private final ApiCaller caller;
  private final PayloadReadings readings;
  private final Bounds bounds;
  private final @Nullable String webhook;

  /**
   * @param webhook where the vendor's webhooks are to go; null where it is not known
   */
  FolderCloud(
      Api api,
      ApiCaller caller,
      PayloadReadings readings,
      Bounds bounds,
      @Nullable String webhook) {
    this.api = api;
    this.caller = caller;
    this.readings = readings;
    this.bounds = bounds;
    this.webhook = webhook;
  }

  @Override
  public Optional<String> userIn(Access access) {
    return new AccessValues(access).named(api.user());
  }

  @Override
  public CloudAnswer<String> user(Access access, Deadline deadline) {
    return hold(ApiOperation.USER, access, new JsonMembers(), null, deadline)
        .then(
            answer ->
                AccessValues.scalar(answer, "user")
                    .filter(user -> !user.isEmpty())
                    .<CloudAnswer<String>>map(CloudAnswer.Got::new)
                    .orElseGet(() -> AnswerReader.unreadable("user", "the answer names no user")));
  }

  @Override
  public CloudAnswer<DevicePage> devices(Access access, PageRequest request, Deadline deadline) {
    JsonMembers given =
        new JsonMembers().text("user", request.user()).array("devices", texts(request.devices()));
    if (request.cursor() != null) {
      try {
        given.add("cursor", JsonReader.read(request.cursor()));
      } catch (JsonSyntaxException e) {
        return new CloudAnswer.Refused<>(Refusal.INVALID, "devices: the cursor is no cursor");
      }
    }
    return hold(ApiOperation.DEVICES, access, given, request.user(), deadline)
        .then(answer -> new DevicePages(readings).page(answer, request));
  }

  @Override
  public CloudAnswer<CommandProgress> command(Access access, DeviceOrder order, Deadline deadline) {
    JsonMembers given =
        device(order.device(), order.user(), order.put().component())
            .text("trace", order.trace())
            .add("values", new Json.Obj(order.put().values()));
    return hold(ApiOperation.COMMAND, access, given, order.user(), deadline)
        .then(answer -> progress(answer, order.user()));
  }

  private CloudAnswer<CommandProgress> progress(Json.Obj answer, String user) {
    Optional<String> attempt = AccessValues.scalar(answer, "attempt");
    if (attempt.isPresent()) {
      return new CloudAnswer.Got<>(new CommandProgress.Accepted(attempt.get()));
    }
    if (answer.isTrue("confirmed")) {
      List<Reading> state =
          PayloadReadings.in(answer) ? readings.of(answer, user).readings() : List.of();
      return new CloudAnswer.Got<>(new CommandProgress.Confirmed(state));
    }
    return answer.isTrue("sent")
        ? new CloudAnswer.Got<>(new CommandProgress.Sent())
        : AnswerReader.unreadable(
            "command", "the answer is neither confirmed, attempt, sent nor refused");
  }

  @Override
  public CloudAnswer<List<Reading>> state(Access access, StateRequest request, Deadline deadline) {
    JsonMembers given =
        device(request.device(), request.user(), request.read().component())
            .array("values", texts(request.read().values()));
    return hold(ApiOperation.STATE, access, given, request.user(), deadline)
        .then(
            answer -> {
              List<Reading> found =
                  readings.of(answer, request.user()).readings().stream()
                      .filter(reading -> !(reading instanceof Reading.Dropped))
                      .toList();
              return found.isEmpty()
                  ? AnswerReader.unreadable("state", "the answer holds no reading")
                  : new CloudAnswer.Got<>(found);
            });
  }

  @Override
  public CloudAnswer<Done> subscribe(Access access, String user, Deadline deadline) {
    return done(
        hold(
            ApiOperation.SUBSCRIBE,
            access,
            new JsonMembers().text("user", user).text("webhook", webhook),
            user,
            deadline));
  }

  @Override
  public CloudAnswer<Done> revoke(Access access, String user, Deadline deadline) {
    CloudAnswer<Done> ended =
        done(
            hold(
                ApiOperation.REVOKE,
                access,
                new JsonMembers().text("user", user).text("webhook", webhook),
                user,
                deadline));
    return ended instanceof CloudAnswer.Got
        ? caller
            .revoke(new Purpose("revocation", new AccessValues(access), user, deadline))
            .map(answer -> revoked(answer, deadline))
            .orElse(ended)
        : ended;
  }

  /** A token that the vendor does not know is no longer good, which is what was asked for. */
  private static CloudAnswer<Done> revoked(
      CloudAnswer<VendorHttp.Reply.Answered> answer, Deadline deadline) {
    return answer.then(
        reply ->
            Statuses.success(reply.status()) || reply.status() == 401
                ? new CloudAnswer.Got<>(Done.DONE)
                : Statuses.meaning("revocation", reply, deadline.clock().instant()));
  }

  /** What a folder does not ask for, the vendor does anyway or needs not to be told. */
  private static CloudAnswer<Done> done(CloudAnswer<Json.Obj> answer) {
    return answer instanceof CloudAnswer.Refused<Json.Obj>(Refusal refusal, _)
            && refusal == Refusal.NOT_OFFERED
        ? new CloudAnswer.Got<>(Done.DONE)
        : answer.then(_ -> new CloudAnswer.Got<>(Done.DONE));
  }

  private CloudAnswer<Json.Obj> hold(
      ApiOperation operation,
      Access access,
      JsonMembers given,
      @Nullable String user,
      Deadline deadline) {
    Purpose purpose = new Purpose(operation.word(), new AccessValues(access), user, deadline);
    return new Conversation(api, caller, bounds, operation, purpose, given.object()).hold();
  }

  private static JsonMembers device(String device, String user, String component) {
    return new JsonMembers().text("device", device).text("user", user).text("component", component);
  }

  private static List<Json> texts(List<String> texts) {
    return texts.stream().<Json>map(Json.Text::new).toList();
  }
}
