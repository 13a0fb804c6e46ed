package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.call.Statuses;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply.Answered;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
import io.iotmi.relay.vendor.jsonata.Expression;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what one answer means by itself: by the folder's words if it has any, else by its status.
 *
 * @param what the operation, for messages
 * @param given what the expression gets beside the answer
 */
record Judge(String what, Expression answers, Bounds bounds, Supplier<Json.Obj> given) {

  /** Whether the token is not good. */
  boolean expired(Answered reply) {
    return reply.status() == 401
        || trouble(reply).filter(trouble -> is(trouble, Refusal.UNAUTHORIZED)).isPresent();
  }

  /**
   * The body, or why it does not count.
   *
   * @param optional whether a refusal is no trouble
   * @param last whether the whole operation is judged next, so that a success need not be
   */
  CloudAnswer<Round.Body> body(Answered reply, boolean optional, boolean last, Instant now) {
    CloudAnswer<Round.Body> meaning = meaning(reply, last, now);
    return optional
            && meaning instanceof CloudAnswer.Refused<Round.Body>
            && !is(meaning, Refusal.UNAUTHORIZED)
        ? new CloudAnswer.Got<>(Round.Body.NONE)
        : meaning;
  }

  private CloudAnswer<Round.Body> meaning(Answered reply, boolean last, Instant now) {
    boolean success = Statuses.success(reply.status());
    Optional<CloudAnswer<Round.Body>> trouble = success && last ? Optional.empty() : trouble(reply);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (!success) {
      return Statuses.meaning(what, reply, now);
    }
    Round.@Nullable Body body = Round.Body.of(reply);
    return body == null
        ? AnswerReader.unreadable(what, "the vendor answers with no JSON")
        : new CloudAnswer.Got<>(body);
  }

  /** What the folder says of an answer, if it takes it for a refusal or an outage. */
  private <T> Optional<CloudAnswer<T>> trouble(Answered reply) {
    Round.@Nullable Body body = Round.Body.of(reply);
    if (body == null) {
      return Optional.empty();
    }
    Json.Obj input = body.beside(given.get());
    return answers.evaluate(input, bounds) instanceof Evaluated.Got got
        ? AnswerReader.trouble(what, got.json())
        : Optional.empty();
  }

  private static boolean is(CloudAnswer<?> answer, Refusal refusal) {
    return answer instanceof CloudAnswer.Refused<?> refused && refused.refusal() == refusal;
  }
}
