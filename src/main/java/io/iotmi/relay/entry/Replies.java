package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.door.DoorReply;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Room;
import java.util.List;

/**
 * Replies in the types of AWS Lambda Java Events, and those types as JSON: a stream handler writes
 * its own bytes, which spares the cold start the runtime's serializer.
 */
final class Replies {
  /** Lambda hands back at most 6 MB. */
  private static final Room WHOLE = new Room(6_000_000, false);

  private Replies() {}

  /**
   * To an event source mapping. The ids are fewer bytes than the records that brought them, which
   * Lambda bounds.
   */
  static byte[] queue(List<String> returned) {
    SQSBatchResponse reply =
        SQSBatchResponse.builder()
            .withBatchItemFailures(returned.stream().map(BatchItemFailure::new).toList())
            .build();
    List<Json.Obj> failures =
        reply.getBatchItemFailures().stream()
            .map(failed -> new JsonMembers().text("itemIdentifier", failed.getItemIdentifier()))
            .map(JsonMembers::object)
            .toList();
    return JsonWriter.bytes(new JsonMembers().array("batchItemFailures", failures).object());
  }

  static byte[] http(CallerReply reply, Invocation.Payload payload) {
    return switch (payload) {
      case V1 -> HttpReplies.v1(reply);
      case V2 -> HttpReplies.v2(reply);
      case ALB -> HttpReplies.balanced(reply, false);
      case ALB_MULTI_VALUE -> HttpReplies.balanced(reply, true);
    };
  }

  static byte[] http(DoorReply reply, Invocation.Payload payload) {
    return switch (payload) {
      case V1 -> HttpReplies.v1(reply.status(), reply.headers(), reply.body());
      case V2 -> HttpReplies.v2(reply.status(), reply.headers(), reply.body());
      case ALB -> HttpReplies.balanced(reply.status(), reply.headers(), reply.body(), false);
      case ALB_MULTI_VALUE ->
          HttpReplies.balanced(reply.status(), reply.headers(), reply.body(), true);
    };
  }

  /** A direct invoker gets the body itself; the status stands in it. */
  static byte[] direct(CallerReply reply) {
    return JsonWriter.bytes(reply.body(WHOLE));
  }

  /** To an operation of managed integrations, in the envelope it reads. */
  static byte[] operation(OperationReply reply) {
    return JsonWriter.bytes(reply.json());
  }
}
