package io.iotmi.relay.author.explain;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.pipeline.door.DoorReply;
import io.iotmi.relay.pipeline.door.WebhookDoor;
import io.iotmi.relay.stage.verify.Check;
import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.WebhookVerifier;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.Confirmations;
import io.iotmi.relay.stage.verify.keys.SecretStore;
import io.iotmi.relay.stage.verify.keys.VendorKeys;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.stage.verify.material.SignedPart;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The function's own door, with a secret, a clock and a queue of the author's.
 *
 * @param at when the request comes
 * @param web where the vendor's public keys are
 */
record Judge(Door door, BodyFormat format, LiveSecrets secrets, Instant at, VendorWeb web) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Long enough for one request. */
  private static final Duration KEPT = Duration.ofHours(1);

  /**
   * @param payload what goes on the queue; nothing where the request does not get there
   */
  record Verdict(DoorReply reply, Optional<VendorPayload> payload) {}

  Judge by(Door other) {
    return new Judge(other, format, secrets, at, web);
  }

  Verdict verdict(WebhookRequest request) {
    List<String> queued = new ArrayList<>();
    WebhookDoor opened =
        new WebhookDoor(
            door,
            format,
            new CachedSecrets(deadline -> new SecretStore.Reading.Live(secrets), () -> at),
            keys(),
            // A handshake of old that is judged again must confirm nothing.
            new Confirmations((address, deadline) -> new VendorWeb.Answer.Got(""), () -> at),
            (url, messages, deadline) -> {
              messages.forEach(message -> queued.add(message.body()));
              return messages.stream().map(message -> true).toList();
            },
            "",
            () -> at);
    DoorReply reply = opened.receive(request, new Source.Http(request.headers()), deadline());
    return new Verdict(reply, queued.stream().map(Judge::payload).findFirst());
  }

  /** What goes on the queue where nothing has to be proven. */
  Optional<VendorPayload> payload(WebhookRequest request) {
    Door open =
        new Door(
            new Scheme.None(),
            door.secret(),
            null,
            null,
            door.contentTypes(),
            door.headers(),
            door.query(),
            false,
            null,
            null,
            List.of());
    return by(open).verdict(request).payload();
  }

  List<Check> checks(WebhookRequest request) {
    WebhookVerifier verifier = new WebhookVerifier(door, format);
    Given.Key key = keys().find(verifier.wanted(request), deadline());
    return verifier.checks(request, new Given(secrets, key), at);
  }

  List<SignedPart> signed(WebhookRequest request) {
    return new WebhookVerifier(door, format).signed(request);
  }

  private VendorKeys keys() {
    Scheme.Algorithm algorithm =
        door.scheme() instanceof Scheme.PublicKey key
            ? key.algorithm()
            : Scheme.Algorithm.RSA_SHA256;
    return new VendorKeys(web, algorithm, KEPT, () -> at);
  }

  private Deadline deadline() {
    return new Deadline(at.plus(PATIENCE), () -> at);
  }

  private static VendorPayload payload(String message) {
    try {
      VendorPayload payload =
          JsonReader.read(message) instanceof Json.Obj json ? VendorPayload.read(json) : null;
      return payload == null ? VendorPayload.of(message) : payload;
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the door writes JSON", e);
    }
  }
}
