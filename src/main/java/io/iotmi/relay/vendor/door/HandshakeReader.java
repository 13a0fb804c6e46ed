package io.iotmi.relay.vendor.door;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.host.HostsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the handshakes of a door. */
final class HandshakeReader {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT");

  private HandshakeReader() {}

  static List<Handshake> handshakes(Declared door) {
    List<Handshake> handshakes = new ArrayList<>();
    for (Declared members : door.objects("handshakes")) {
      handshakes.add(handshake(members));
      members.end();
    }
    return handshakes;
  }

  private static Handshake handshake(Declared members) {
    List<Handshake.Condition> when = new ArrayList<>();
    for (Declared condition : members.objects("when")) {
      when.add(condition(condition));
    }
    String method = method(members);
    if (when.isEmpty() && method.equals("POST")) {
      members.fault("when", "must hold a condition, or each webhook would be one");
    }
    Handshake.Step step = step(members);
    if (!(step instanceof Handshake.Step.Echo) && !members.has("challenge")) {
      members.fault("challenge", "must be given");
    }
    return new Handshake(
        method,
        when,
        members.flag("signed", true),
        PlaceReader.optional(members, "challenge"),
        step,
        reply(members));
  }

  private static String method(Declared members) {
    String method = SchemeReader.text(members, "method", "POST");
    if (!METHODS.contains(method)) {
      members.fault("method", "must be one of GET, HEAD, POST, PUT");
    }
    return method;
  }

  private static Handshake.Condition condition(Declared condition) {
    String is = condition.text("is");
    String secret = condition.text("isSecret");
    Place place = PlaceReader.whole(condition);
    if (is != null && secret != null) {
      condition.fault("isSecret", "cannot go with is");
    }
    if (secret != null) {
      return new Handshake.Condition.IsSecret(place, secret);
    }
    return is == null
        ? new Handshake.Condition.Present(place)
        : new Handshake.Condition.Is(place, is);
  }

  private static Handshake.Step step(Declared members) {
    Declared sign = members.object("hmac");
    Declared confirm = members.object("confirm");
    if (sign != null && confirm != null) {
      members.fault("confirm", "cannot go with hmac");
    }
    Handshake.Step step = new Handshake.Step.Echo();
    if (sign != null) {
      step =
          new Handshake.Step.Sign(
              sign.oneOf("hash", Scheme.Hash.class, Scheme.Hash.SHA256),
              PlaceReader.template(sign, "signs"),
              SchemeReader.encoding(sign, Encoding.HEX));
      sign.end();
    } else if (confirm != null) {
      step = new Handshake.Step.Confirm(HostsReader.hosts(confirm, "hosts"));
      confirm.end();
    }
    return step;
  }

  private static Handshake.Reply reply(Declared members) {
    Declared reply = members.object("reply");
    if (reply == null) {
      return new Handshake.Reply.Text(200, "");
    }
    Integer given = reply.whole("status", 200, 299);
    int status = given == null ? 200 : given;
    Json json = reply.any("json");
    String text = reply.text("text");
    if (json != null && text != null) {
      reply.fault("text", "cannot go with json");
    }
    reply.end();
    return json != null
        ? new Handshake.Reply.Document(status, json)
        : new Handshake.Reply.Text(status, text == null ? "" : text);
  }
}
