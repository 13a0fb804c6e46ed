package io.iotmi.relay.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;

/** Signs and sends what a scripted connector has to say, and tries again where it may help. */
record ScriptedSender(String planted, SignedPost post, String connectorId, String secret) {
  private static final int TRIES = 4;

  ObjectNode event(String operation, int code) {
    return JsonTrees.object()
        .put("Operation", operation)
        .put("OperationVersion", planted.equals("V4") ? "2.0" : "1.0")
        .put("StatusCode", planted.equals("V2") ? 700 : code);
  }

  void send(ObjectNode event) {
    String connector = planted.equals("V3") ? "another" : connectorId;
    String signedWith = planted.equals("V1") ? "wrong" : secret;
    for (int tries = 1; tries <= TRIES; tries++) {
      int status = post.send(connector, event, signedWith);
      if (status < 500 || planted.equals("V8")) {
        return;
      }
    }
  }
}
