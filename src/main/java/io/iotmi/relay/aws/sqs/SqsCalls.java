package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.aws.http.RetryLoop;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.replay.queue.QueueTrouble;
import io.iotmi.relay.replay.queue.QueueTrouble.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Calls about one queue whose failures an operator reads. */
final class SqsCalls {
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final RetryLoop REPEATING = new RetryLoop(4, Duration.ofMillis(200));

  private static final Set<String> UNKNOWN_QUEUE =
      Set.of(
          "QueueDoesNotExist",
          "AWS.SimpleQueueService.NonExistentQueue",
          "InvalidAddress",
          "QueueDeletedRecently");

  /** Also those of KMS, which SQS passes on. */
  private static final Set<String> NO_PERMISSION =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "KMS.AccessDeniedException",
          "KmsAccessDenied",
          "OptInRequired");

  private static final Set<String> NO_CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InvalidClientTokenId",
          "InvalidSecurity",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private final JsonService sqs;
  private final String queueUrl;
  private final InstantSource clock;

  SqsCalls(AwsHttp http, URI sqsEndpoint, String queueUrl, InstantSource clock) {
    this.sqs = new JsonService(http, sqsEndpoint, "sqs", "AmazonSQS");
    this.queueUrl = queueUrl;
    this.clock = clock;
  }

  /** Calls until there is an answer, a lasting refusal, or no time left. */
  Json.Obj call(String operation, JsonMembers members) throws QueueTrouble {
    Deadline deadline = deadline();
    Json.Obj body = members.text("QueueUrl", queueUrl).object();
    AtomicReference<Reply> last = new AtomicReference<>();
    List<Json.Obj> _ =
        REPEATING.run(
            List.of(body),
            deadline,
            open -> {
              Reply reply = sqs.call(operation, body, deadline);
              last.set(reply);
              return reply instanceof Reply.Failed failed && passes(failed) ? open : List.of();
            });
    return switch (last.get()) {
      case Reply.Answered(Json.Obj answer) -> answer;
      case Reply.Failed failed -> throw trouble(operation, failed);
    };
  }

  /**
   * Calls until there is an answer about each entry, a lasting refusal, or no time left.
   *
   * @param entries by their ids
   */
  BatchAnswer batch(String operation, Map<String, Json.Obj> entries) throws QueueTrouble {
    Deadline deadline = deadline();
    BatchAnswer sum = BatchAnswer.empty();
    AtomicReference<Reply.@Nullable Failed> last = new AtomicReference<>();
    List<String> _ =
        REPEATING.run(
            List.copyOf(entries.keySet()),
            deadline,
            open -> {
              JsonMembers body =
                  new JsonMembers()
                      .text("QueueUrl", queueUrl)
                      .array("Entries", open.stream().map(entries::get).toList());
              return switch (sqs.call(operation, body.object(), deadline)) {
                case Reply.Answered(Json.Obj answer) -> {
                  last.set(null);
                  sum.add(BatchAnswer.of(answer));
                  yield open.stream().filter(id -> !sum.tells(id)).toList();
                }
                case Reply.Failed failed -> {
                  last.set(failed);
                  yield passes(failed) ? open : List.of();
                }
              };
            });
    Reply.Failed failed = last.get();
    if (failed != null) {
      throw trouble(operation, failed);
    }
    return sum;
  }

  private QueueTrouble trouble(String operation, Reply.Failed failed) {
    return new QueueTrouble(kind(failed), operation + " on " + queueUrl + ": " + failed.reason());
  }

  private static boolean passes(Reply.Failed failed) {
    return failed.again() && kind(failed) == Kind.NO_ANSWER;
  }

  Deadline deadline() {
    return new Deadline(clock.instant().plus(TIME), clock);
  }

  private static Kind kind(Reply.Failed failed) {
    String error = failed.error();
    if (error == null) {
      return Kind.NO_ANSWER;
    }
    if (UNKNOWN_QUEUE.contains(error)) {
      return Kind.UNKNOWN_QUEUE;
    }
    if (NO_PERMISSION.contains(error)) {
      return Kind.NO_PERMISSION;
    }
    return NO_CREDENTIALS.contains(error) ? Kind.NO_CREDENTIALS : Kind.NO_ANSWER;
  }
}
