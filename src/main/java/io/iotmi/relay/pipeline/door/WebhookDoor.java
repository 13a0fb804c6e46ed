package io.iotmi.relay.pipeline.door;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.WebhookForm;
import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.Verification;
import io.iotmi.relay.stage.verify.WebhookVerifier;
import io.iotmi.relay.stage.verify.handshake.HandshakeAnswer;
import io.iotmi.relay.stage.verify.handshake.Handshakes;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.Confirmations;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.keys.VendorKeys;
import io.iotmi.relay.stage.verify.material.BodyText;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Handshake;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a webhook before it counts as received. Nothing of a request is parsed before its
 * signature is checked, but for what a folder says is not signed. Thread-safe.
 */
public final class WebhookDoor {
  /** Of a body; vendors send a few kilobytes. */
  public static final int MAX_BYTES = 256 * 1_024;

  /** Vendors wait a few seconds, and send again what took longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Door door;
  private final BodyFormat format;
  private final WebhookVerifier verifier;
  private final Handshakes handshakes;
  private final CachedSecrets secrets;
  private final VendorKeys keys;
  private final Confirmations confirmations;
  private final MessageQueue queue;
  private final String queueUrl;
  private final InstantSource clock;

  /**
   * @param queueUrl of the event queue
   */
  public WebhookDoor(
      Door door,
      BodyFormat format,
      CachedSecrets secrets,
      VendorKeys keys,
      Confirmations confirmations,
      MessageQueue queue,
      String queueUrl,
      InstantSource clock) {
    this.door = door;
    this.format = format;
    this.verifier = new WebhookVerifier(door, format);
    this.handshakes = new Handshakes(door, format);
    this.secrets = secrets;
    this.keys = keys;
    this.confirmations = confirmations;
    this.queue = queue;
    this.queueUrl = queueUrl;
    this.clock = clock;
  }

  /**
   * Receives a request.
   *
   * @param source with the traces that came beside it
   */
  public DoorReply receive(WebhookRequest request, Source.Http source, Deadline deadline) {
    boolean post = request.method().equals("POST");
    if (!post && !handshakes.knows(request.method())) {
      return DoorReply.notAllowed();
    }
    if (request.body().length > MAX_BYTES) {
      return DoorReply.unreadable(413, "Content Too Large", "more than " + MAX_BYTES + " bytes");
    }
    Deadline time = deadline.within(PATIENCE);
    return switch (secrets.live(time)) {
      case Reading.Unavailable(String reason) -> DoorReply.unavailable(reason);
      case Reading.Live(LiveSecrets live) -> {
        Handshake open = handshakes.find(request, live, false);
        yield open != null ? greet(open, request, live, time) : judged(request, source, live, time);
      }
    };
  }

  private DoorReply judged(
      WebhookRequest request, Source.Http source, LiveSecrets live, Deadline time) {
    Given.Key key = keys.find(verifier.wanted(request), time);
    if (key instanceof Given.Key.Unavailable) {
      return DoorReply.unavailable("the vendor's host gave no key");
    }
    LiveSecrets counted = live;
    Verification verification = verify(request, live, key);
    if (verification instanceof Verification.Refused) {
      LiveSecrets newer = secrets.again(time).orElse(null);
      if (newer != null) {
        counted = newer;
        verification = verify(request, newer, key);
      }
    }
    return switch (verification) {
      case Verification.Refused(var refusal) -> DoorReply.refused(refusal.label());
      case Verification.Verified(String identity) -> {
        Handshake signed = handshakes.find(request, counted, true);
        yield signed != null
            ? greet(signed, request, counted, time)
            : read(request, source, identity, time);
      }
    };
  }

  private Verification verify(WebhookRequest request, LiveSecrets live, Given.Key key) {
    return verifier.verify(request, new Given(live, key), clock.instant());
  }

  private DoorReply greet(
      Handshake handshake, WebhookRequest request, LiveSecrets live, Deadline time) {
    return switch (handshakes.answer(handshake, request, live)) {
      case HandshakeAnswer.Reply reply -> told(reply);
      // The vendor itself, known by its signature, is told what is wrong with its handshake.
      case HandshakeAnswer.Refused(var refusal) ->
          handshake.signed()
              ? DoorReply.unreadable(400, "Bad Request", refusal.label())
              : DoorReply.refused(refusal.label());
      case HandshakeAnswer.Confirm(var address, HandshakeAnswer.Reply then) ->
          confirmations.confirm(address, time)
              ? told(then)
              : DoorReply.unavailable("the address to confirm gave no success");
    };
  }

  private static DoorReply told(HandshakeAnswer.Reply reply) {
    return DoorReply.greeted(reply.status(), reply.contentType(), reply.body());
  }

  private DoorReply read(
      WebhookRequest request, Source.Http source, @Nullable String identity, Deadline time) {
    if (!request.method().equals("POST")) {
      return DoorReply.notAllowed();
    }
    String type = request.headers().getOrDefault("content-type", "");
    if (!MediaTypes.fit(type, format, door.contentTypes())) {
      return DoorReply.unreadable(
          415, "Unsupported Media Type", "not of the content type that the folder names");
    }
    return switch (BodyText.of(request.body(), format)) {
      case BodyText.Unreadable(String reason) -> DoorReply.unreadable(400, "Bad Request", reason);
      case BodyText.Read(String text, Json json) -> {
        VendorPayload payload = Payloads.of(request, text, door);
        String lane = door.lane() == null ? null : door.lane().textIn(json);
        yield queue
                .enqueue(queueUrl, List.of(WebhookForm.of(payload, identity, source, lane)), time)
                .getFirst()
            ? DoorReply.queued()
            : DoorReply.unavailable("the event queue did not take it");
      }
    };
  }
}
