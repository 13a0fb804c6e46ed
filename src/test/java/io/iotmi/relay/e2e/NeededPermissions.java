package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.EmbeddedStack;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which permissions a call to AWS needs, with the names that resources have in the template. */
final class NeededPermissions {
  /**
   * Which permission a statement needs. See
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
   */
  private static final Map<String, String> PARTIQL =
      Map.of(
          "INSERT", "dynamodb:PartiQLInsert",
          "UPDATE", "dynamodb:PartiQLUpdate",
          "DELETE", "dynamodb:PartiQLDelete",
          "SELECT", "dynamodb:PartiQLSelect");

  private NeededPermissions() {}

  static Set<String> ofDynamoDb(CallRecorder.Asked call) {
    TreeSet<String> needed = new TreeSet<>();
    JsonNode body = call.body();
    if (call.operation().equals("ExecuteStatement")) {
      needed.add(permission(body));
    } else {
      assertEquals("BatchExecuteStatement", call.operation());
      body.path("Statements").forEach(statement -> needed.add(permission(statement)));
    }
    return needed;
  }

  private static String permission(JsonNode one) {
    String statement = one.path("Statement").asText();
    String table = statement.contains("\"" + EmbeddedStack.TABLE + "\"") ? "Ledger" : "?";
    String verb = statement.substring(0, statement.indexOf(' '));
    return PARTIQL.getOrDefault(verb, verb) + " on " + table;
  }

  /** A batch needs the permission of its entries. */
  static String ofSqs(CallRecorder.Asked call) {
    String path = URI.create(call.body().path("QueueUrl").asText()).getPath();
    Map<String, String> queues =
        Map.of(
            URI.create(STACK.rejected().url()).getPath(), "RejectedQueue",
            URI.create(STACK.events().url()).getPath(), "EventQueue");
    return "sqs:" + call.operation().replace("Batch", "") + " on " + queues.get(path);
  }
}
