package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.call.ApiCaller;
import io.iotmi.relay.cloud.http.call.ApiRequest;
import io.iotmi.relay.cloud.http.call.Purpose;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
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
  private final Purpose purpose;
  private final Json.Obj given;
  private final Judge judge;
  private final Map<String, Json> answers = new LinkedHashMap<>();

  /**
   * @param given what the expressions get beside the operation
   */
  Conversation(
      Api api,
      ApiCaller caller,
      Bounds bounds,
      ApiOperation operation,
      Purpose purpose,
      Json.Obj given) {
    this.api = api;
    this.caller = caller;
    this.bounds = bounds;
    this.operation = operation;
    this.purpose = purpose;
    this.given = given;
    this.judge = new Judge(operation.word(), api.answers(), bounds, () -> input().object());
  }

  /** What the expression for answers gives in the end; an empty object where it gives nothing. */
  CloudAnswer<Json.Obj> hold() {
    String step = START;
    Round.Body last = Round.Body.NONE;
    for (int i = 0; i < MAX_STEPS; i++) {
      List<ApiRequest> requests;
      try {
        requests = requests(step);
      } catch (RequestReader.WrongRequest e) {
        return invalid("requests.jsonata " + e.getMessage());
      }
      if (requests.isEmpty() && i == 0) {
        return new CloudAnswer.Refused<>(
            Refusal.NOT_OFFERED, operation.word() + ": the folder has no such request");
      }
      CloudAnswer<List<Round.Body>> round = new Round(this, requests).send(i > 0);
      if (!(round instanceof CloudAnswer.Got<List<Round.Body>>(List<Round.Body> bodies))) {
        return round.then(_ -> new CloudAnswer.Got<>(Json.Obj.EMPTY));
      }
      answers.put(step, new Json.Arr(bodies.stream().map(Round.Body::json).toList()));
      last = bodies.isEmpty() ? last : bodies.getLast();
      String next = next(requests);
      if (next == null) {
        return concluded(last);
      }
      step = next;
    }
    return invalid("requests.jsonata wants more than " + MAX_STEPS + " steps");
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

  private CloudAnswer<Json.Obj> concluded(Round.Body last) {
    return switch (api.answers().evaluate(last.beside(input().object()), bounds)) {
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
        .text("access", purpose.access().general() ? "general" : "oauth")
        .all(given.members())
        .add("answers", new Json.Obj(answers));
  }

  /**
   * Sends one request and judges its answer by itself.
   *
   * @param alone whether no other request is sent with it
   */
  CloudAnswer<Round.Body> ask(ApiRequest request, boolean alone) {
    return caller
        .send(purpose, request, judge::expired)
        .then(
            reply ->
                judge.body(
                    reply,
                    request.optional(),
                    alone && request.then() == null,
                    purpose.deadline().clock().instant()));
  }

  boolean sideBySide() {
    return operation.reads();
  }

  private static <T> CloudAnswer<T> invalid(String reason) {
    return new CloudAnswer.Refused<>(Refusal.INVALID, reason);
  }
}
