package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The statements of one call of the ledger. */
record LedgerCall(JsonNode body) {

  static LedgerCall of(JsonNode body) {
    return new LedgerCall(body);
  }

  Set<Integer> all() {
    Set<Integer> all = new LinkedHashSet<>();
    for (int i = 0; i < body.path("Statements").size(); i++) {
      all.add(i);
    }
    return all;
  }

  /** Whether it ends claims, by confirming or releasing them. */
  boolean settles() {
    JsonNode first = body.path("Statements").path(0);
    return first.path("Statement").asText().startsWith("DELETE") || confirms(first);
  }

  /** Keys of the statements that confirm a delivery. */
  Set<String> confirmed(Set<Integer> indexes) {
    Set<String> keys = new HashSet<>();
    for (int index : indexes) {
      JsonNode statement = body.path("Statements").path(index);
      if (confirms(statement)) {
        keys.add(statement.path("Parameters").path(2).path("S").asText());
      }
    }
    return keys;
  }

  /** The call as bytes, less some statements. */
  byte[] without(Set<Integer> indexes) {
    ObjectNode rest = body.deepCopy();
    ArrayNode statements = rest.putArray("Statements");
    for (int i = 0; i < body.path("Statements").size(); i++) {
      if (!indexes.contains(i)) {
        statements.add(body.path("Statements").path(i));
      }
    }
    return JsonTrees.bytes(rest);
  }

  /**
   * An answer in which some statements were not carried out.
   *
   * @param rest the answer to the others
   */
  byte[] failed(Set<Integer> indexes, JsonNode rest) {
    ObjectNode answer = JsonTrees.object();
    ArrayNode responses = answer.putArray("Responses");
    int next = 0;
    for (int i = 0; i < body.path("Statements").size(); i++) {
      responses.add(
          indexes.contains(i) ? error("ThrottlingError") : rest.path("Responses").path(next++));
    }
    return JsonTrees.bytes(answer);
  }

  /** An answer in which some statements are said to have failed, though all were carried out. */
  byte[] unknown(Set<Integer> indexes, JsonNode whole) {
    ObjectNode answer = JsonTrees.object();
    ArrayNode responses = answer.putArray("Responses");
    for (int i = 0; i < body.path("Statements").size(); i++) {
      responses.add(
          indexes.contains(i) ? error("InternalServerError") : whole.path("Responses").path(i));
    }
    return JsonTrees.bytes(answer);
  }

  private static boolean confirms(JsonNode statement) {
    return statement.path("Statement").asText().startsWith("UPDATE")
        && statement.path("Parameters").path(0).path("S").asText().equals("COMPLETED");
  }

  private static ObjectNode error(String code) {
    ObjectNode response = JsonTrees.object();
    response.putObject("Error").put("Code", code).put("Message", "as ordered");
    return response;
  }
}
