package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.VendorHttp.Reply.Answered;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
import io.iotmi.relay.vendor.jsonata.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one operation, step by step, and what the folder's expressions say of the
 * answers.
 */
final class Conversation {
  private static final int MAX_STEPS = 5;
  private static final String START = "start";

  private final Api api;
  private final ApiCaller caller;
  private final Bounds bounds;
  private final ApiOperation operation;
  private final AccessValues access;
  private final Json.Obj given;
  private final @Nullable String user;
  private final Deadline deadline;
  private final Map<String, Json> answers = new LinkedHashMap<>();

  /**
   * @param given what the expressions get beside the operation
   * @param user whose limits count; null where it is not known
   */
  Conversation(
      Api api,
      ApiCaller caller,
      Bounds bounds,
      ApiOperation operation,
      AccessValues access,
      Json.Obj given,
      @Nullable String user,
      Deadline deadline) {
    this.api = api;
    this.caller = caller;
    this.bounds = bounds;
    this.operation = operation;
    this.access = access;
    this.given = given;
    this.user = user;
    this.deadline = deadline;
  }

  /** What the expression for answers gives in the end; an empty object where it gives nothing. */
  CloudAnswer<Json.Obj> hold() {
    String step = START;
    JsonMembers last = new JsonMembers();
    boolean asked = false;
    for (int i = 0; i < MAX_STEPS && step != null; i++) {
      List<ApiRequest> requests;
      try {
        requests = requests(step);
      } catch (RequestReader.WrongRequest e) {
        return invalid("requests.jsonata " + e.getMessage());
      }
      if (requests.isEmpty() && !asked) {
        return new CloudAnswer.Refused<>(
            Refusal.NOT_OFFERED, operation.word() + ": the folder has no such request");
      }
      asked = true;
      switch (new Round(this, requests).send()) {
        case CloudAnswer.Got<List<Round.Body>>(List<Round.Body> bodies) -> {
          answers.put(step, new Json.Arr(bodies.stream().map(Round.Body::json).toList()));
          if (!bodies.isEmpty()) {
            last = bodies.getLast().members();
          }
        }
        case CloudAnswer.Refused<List<Round.Body>>(var refusal, var detail) -> {
          return new CloudAnswer.Refused<>(refusal, detail);
        }
        case CloudAnswer.Unavailable<List<Round.Body>>(
                var outage,
                var detail,
                var sent,
                var in) -> {
          return new CloudAnswer.Unavailable<>(outage, detail, sent || i > 0, in);
        }
      }
      step = next(requests);
    }
    return step == null
        ? concluded(last)
        : invalid("requests.jsonata wants more than " + MAX_STEPS + " steps");
  }

  private static @Nullable String next(List<ApiRequest> requests) {
    for (ApiRequest request : requests) {
      if (request.then() != null) {
        return request.then();
      }
    }
    return null;
  }

  private List<ApiRequest> requests(String step) throws RequestReader.WrongRequest {
    Json.Obj input = input().text("step", step).object();
    return switch (api.requests().evaluate(input, bounds)) {
      case Evaluated.Got got -> RequestReader.read(got.json());
      case Evaluated.Failed failed ->
          throw new RequestReader.WrongRequest(failed.place() + ": " + failed.reason());
    };
  }

  private CloudAnswer<Json.Obj> concluded(JsonMembers last) {
    Json.Obj input = input().all(last.object().members()).object();
    Expression expression = api.answers();
    return switch (expression.evaluate(input, bounds)) {
      case Evaluated.Got got -> {
        Json found = got.json();
        Optional<CloudAnswer<Json.Obj>> trouble = AnswerReader.trouble(operation.word(), found);
        yield trouble.orElseGet(
            () ->
                found == null
                    ? new CloudAnswer.Got<>(Json.Obj.EMPTY)
                    : AnswerReader.object(operation.word(), found));
      }
      case Evaluated.Failed failed ->
          AnswerReader.unreadable(
              operation.word(), failed.file() + " " + failed.place() + ": " + failed.reason());
    };
  }

  private JsonMembers input() {
    return new JsonMembers()
        .text("operation", operation.word())
        .text("access", access.general() ? "general" : "oauth")
        .all(given.members())
        .add("answers", new Json.Obj(answers));
  }

  /** Sends one request and judges its answer by itself. */
  CloudAnswer<Round.Body> ask(ApiRequest request, boolean alone) {
    String what = operation.word();
    CloudAnswer<Answered> answer =
        caller.send(
            what,
            request,
            access,
            user,
            reply ->
                reply.status() == 401
                    || judged(reply)
                        .filter(trouble -> refusal(trouble) == Refusal.UNAUTHORIZED)
                        .isPresent(),
            deadline);
    return switch (answer) {
      case CloudAnswer.Got<Answered>(Answered reply) -> body(request, reply, alone);
      case CloudAnswer.Refused<Answered>(var refusal, var detail) ->
          new CloudAnswer.Refused<>(refusal, detail);
      case CloudAnswer.Unavailable<Answered>(var outage, var detail, var sent, var after) ->
          new CloudAnswer.Unavailable<>(outage, detail, sent, after);
    };
  }

  private CloudAnswer<Round.Body> body(ApiRequest request, Answered reply, boolean alone) {
    boolean success = Statuses.success(reply.status());
    Round.@Nullable Body body = Round.Body.of(reply);
    Optional<CloudAnswer<Round.Body>> trouble = success && alone ? Optional.empty() : judged(reply);
    if (trouble.isEmpty() && success && body == null) {
      return AnswerReader.unreadable(operation.word(), "the vendor answers with no JSON");
    }
    CloudAnswer<Round.Body> meaning =
        trouble.orElseGet(
            () ->
                success && body != null
                    ? new CloudAnswer.Got<>(body)
                    : Statuses.meaning(operation.word(), reply, deadline.clock().instant()));
    boolean passedOver =
        request.optional()
            && meaning instanceof CloudAnswer.Refused<Round.Body>(Refusal refusal, _)
            && refusal != Refusal.UNAUTHORIZED;
    return passedOver ? new CloudAnswer.Got<>(Round.Body.NONE) : meaning;
  }

  /** What the folder says of one answer, if it takes it for a refusal or an outage. */
  private <T> Optional<CloudAnswer<T>> judged(Answered reply) {
    Round.@Nullable Body body = Round.Body.of(reply);
    if (body == null) {
      return Optional.empty();
    }
    Json.Obj input = input().all(body.members().object().members()).object();
    return api.answers().evaluate(input, bounds) instanceof Evaluated.Got got
        ? AnswerReader.trouble(operation.word(), got.json())
        : Optional.empty();
  }

  private static @Nullable Refusal refusal(CloudAnswer<?> answer) {
    return answer instanceof CloudAnswer.Refused<?> refused ? refused.refusal() : null;
  }

  boolean sideBySide() {
    return operation.reads();
  }

  private static <T> CloudAnswer<T> invalid(String reason) {
    return new CloudAnswer.Refused<>(Refusal.INVALID, reason);
  }
}
