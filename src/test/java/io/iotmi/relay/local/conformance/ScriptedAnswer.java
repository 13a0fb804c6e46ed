package io.iotmi.relay.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a scripted connector sends of one lamp. */
record ScriptedAnswer(
    String planted, ScriptedSender sender, String account, String trace, String lamp) {

  /** The lamp did it, and said so. */
  void confirmed(boolean on, int code) {
    if (planted.equals("C9")) {
      state(on);
      respond(code);
      return;
    }
    respond(code);
    if (!planted.equals("C8")) {
      state(on);
    }
  }

  void timedOut(boolean on) {
    if (planted.equals("C2")) {
      return;
    }
    ObjectNode response = response(504);
    if (planted.equals("C7")) {
      withState(response, on);
    }
    sender.send(response);
  }

  void respond(int code) {
    sender.send(response(code));
    if (planted.equals("C3")) {
      sender.send(response(code).put("TraceId", "another"));
    }
  }

  private ObjectNode response(int code) {
    ObjectNode response = sender.event("DEVICE_COMMAND_RESPONSE", code).put("TraceId", trace);
    response.put("ConnectorDeviceId", planted.equals("C5") ? "another-lamp" : lamp);
    if (!planted.equals("C6")) {
      response.put("UserId", ScriptedWork.user(account));
    }
    return response;
  }

  void state(boolean on) {
    ObjectNode event = sender.event("DEVICE_EVENT", 200);
    event.put("UserId", planted.equals("V6") ? "stranger" : ScriptedWork.user(account));
    if (!planted.equals("V7")) {
      event.put("ConnectorDeviceId", lamp);
    }
    withState(event, on);
    sender.send(event);
  }

  private void withState(ObjectNode event, boolean on) {
    ObjectNode endpoint = event.putObject("MatterEndpoint").put("id", "1");
    ObjectNode cluster = endpoint.putArray("clusters").addObject().put("id", "0x0006");
    ObjectNode values =
        planted.equals("V5")
            ? cluster.putArray("attributes").addObject()
            : cluster.putObject("attributes");
    if (planted.equals("V10")) {
      values.put("0x0000", Boolean.toString(on));
    } else {
      values.put("0x0000", on);
    }
  }
}
