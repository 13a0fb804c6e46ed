package io.iotmi.relay.local.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.iotmi.relay.local.service.Outcome;
import io.iotmi.relay.local.wire.JsonTrees;

/**
 * What a function returned.
 *
 * @param tree a missing node where it is no JSON
 */
record Reply(String raw, JsonNode tree) {
  private static final int OK = 200;

  static Reply of(Outcome.Replied replied) {
    return new Reply(
        replied.text(), JsonTrees.read(replied.body()).orElse(MissingNode.getInstance()));
  }

  boolean enveloped() {
    return tree.path("header").isObject();
  }

  JsonNode code() {
    return tree.at("/header/responseCode");
  }

  boolean ok() {
    return code().isIntegralNumber() && code().asInt() == OK;
  }

  /** Empty where there is none. */
  String message() {
    return tree.at("/payload/responseMessage").asText();
  }

  /** Empty where there is none. */
  String userId() {
    JsonNode id = tree.at("/payload/userId");
    return id.isTextual() ? id.asText() : "";
  }
}
