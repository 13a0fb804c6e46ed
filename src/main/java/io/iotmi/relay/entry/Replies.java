package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.report.CallerReply;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replies in the types of AWS Lambda Java Events, and those types as JSON: a stream handler writes
 * its own bytes, which spares the cold start the runtime's serializer.
 */
final class Replies {
  private Replies() {}

  static SQSBatchResponse queue(List<String> returned) {
    return SQSBatchResponse.builder()
        .withBatchItemFailures(returned.stream().map(BatchItemFailure::new).toList())
        .build();
  }

  static APIGatewayV2HTTPResponse v2(CallerReply reply) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(reply.status())
        .withHeaders(reply.headers())
        .withBody(text(reply.body()))
        .withIsBase64Encoded(false)
        .build();
  }

  static APIGatewayProxyResponseEvent v1(CallerReply reply) {
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(reply.status())
        .withHeaders(reply.headers())
        .withBody(text(reply.body()))
        .withIsBase64Encoded(false);
  }

  static byte[] bytes(SQSBatchResponse reply) {
    List<Json> failures =
        reply.getBatchItemFailures().stream()
            .map(
                failure ->
                    (Json)
                        new Json.Obj(
                            Map.of("itemIdentifier", new Json.Text(failure.getItemIdentifier()))))
            .toList();
    return JsonWriter.bytes(new Json.Obj(Map.of("batchItemFailures", new Json.Arr(failures))));
  }

  static byte[] bytes(APIGatewayV2HTTPResponse reply) {
    return http(reply.getStatusCode(), reply.getHeaders(), reply.getBody());
  }

  static byte[] bytes(APIGatewayProxyResponseEvent reply) {
    return http(reply.getStatusCode(), reply.getHeaders(), reply.getBody());
  }

  /** A direct invoker gets the body itself; the status stands in it. */
  static byte[] bytes(CallerReply reply) {
    return JsonWriter.bytes(reply.body());
  }

  /** To an operation of managed integrations, in the envelope it reads. */
  static byte[] notAnswered() {
    return JsonWriter.bytes(
        new Json.Obj(
            Map.of(
                "header", new Json.Obj(Map.of("responseCode", new Json.Num("501"))),
                "payload",
                    new Json.Obj(
                        Map.of(
                            "responseMessage",
                            new Json.Text(
                                "Connector Relay sends events only; register a function that"
                                    + " answers operations"))))));
  }

  private static byte[] http(int status, Map<String, String> headers, String body) {
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("statusCode", new Json.Num(Integer.toString(status)));
    Map<String, Json> names = new LinkedHashMap<>();
    new TreeMap<>(headers).forEach((name, value) -> names.put(name, new Json.Text(value)));
    json.put("headers", new Json.Obj(names));
    json.put("body", new Json.Text(body));
    json.put("isBase64Encoded", new Json.Bool(false));
    return JsonWriter.bytes(new Json.Obj(json));
  }

  private static String text(Json.Obj body) {
    return new String(JsonWriter.bytes(body), StandardCharsets.UTF_8);
  }
}
