package io.iotmi.relay.startup;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.aws.secrets.SecretsManager;
import io.iotmi.relay.aws.sqs.SqsQueue;
import io.iotmi.relay.pipeline.door.QueuedPayloads;
import io.iotmi.relay.pipeline.door.WebhookDoor;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.Confirmations;
import io.iotmi.relay.stage.verify.keys.SecretStore;
import io.iotmi.relay.stage.verify.keys.VendorKeys;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.KeySource;
import io.iotmi.relay.vendor.door.Scheme;
import io.iotmi.relay.web.HttpsVendorWeb;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the door of a vendor. Loaded only where there is one. */
final class DoorWiring {
  private static final Logger LOG = LoggerFactory.getLogger(DoorWiring.class);

  private DoorWiring() {}

  /** The door; null where this function has no queue for what comes in, or the folder has none. */
  static @Nullable WebhookDoor door(
      Vendor vendor,
      VendorSettings settings,
      AwsHttp http,
      Endpoints endpoints,
      InstantSource clock) {
    Door door = vendor.door();
    if (settings.eventQueueUrl() == null || door == null) {
      return null;
    }
    VendorWeb web = web(settings.apiAddress());
    return new WebhookDoor(
        door,
        vendor.body(),
        new CachedSecrets(secrets(settings, door, http, endpoints), clock),
        keys(door.scheme(), web, clock),
        new Confirmations(web, clock),
        new SqsQueue(http, endpoints.sqs()),
        settings.eventQueueUrl().toString(),
        clock);
  }

  /** What payloads on the queue are held against; null where the folder trusts the queue. */
  static @Nullable QueuedPayloads queued(
      Vendor vendor,
      VendorSettings settings,
      AwsHttp http,
      Endpoints endpoints,
      InstantSource clock) {
    Door door = vendor.door();
    return door == null || !door.queued()
        ? null
        : new QueuedPayloads(
            vendor,
            door,
            new CachedSecrets(secrets(settings, door, http, endpoints), clock),
            keys(door.scheme(), web(settings.apiAddress()), clock),
            clock);
  }

  private static SecretStore secrets(
      VendorSettings settings, Door door, AwsHttp http, Endpoints endpoints) {
    String arn = settings.secretArn();
    if (arn != null) {
      return new SecretsManager(http, endpoints.secretsManager(), arn);
    }
    if (needsSecret(door.scheme())) {
      LOG.warn("VENDOR_SECRET is not set: every webhook is refused");
    }
    return deadline -> new SecretStore.Reading.Live(LiveSecrets.NONE);
  }

  private static boolean needsSecret(Scheme scheme) {
    return switch (scheme) {
      case Scheme.Hmac _, Scheme.PlainHash _, Scheme.SharedSecret _ -> true;
      case Scheme.PublicKey key -> key.keys() instanceof KeySource.InSecret;
      case Scheme.HttpSignature signature -> signature.keys() instanceof KeySource.InSecret;
      case Scheme.None() -> false;
    };
  }

  /** What stands in for the vendor on the machine itself stands in for its keys as well. */
  private static VendorWeb web(@Nullable URI apiAddress) {
    VendorWeb web = new HttpsVendorWeb();
    return apiAddress == null || !"http".equals(apiAddress.getScheme())
        ? web
        : (address, deadline) -> web.get(apiAddress.resolve(address.getRawPath()), deadline);
  }

  private static VendorKeys keys(Scheme scheme, VendorWeb web, InstantSource clock) {
    return switch (scheme) {
      case Scheme.PublicKey(var algorithm, _, _, KeySource keys) ->
          new VendorKeys(web, algorithm, cache(keys), clock);
      case Scheme.HttpSignature(_, _, KeySource keys) ->
          new VendorKeys(web, Scheme.Algorithm.RSA_SHA256, cache(keys), clock);
      case Scheme.Hmac _, Scheme.PlainHash _, Scheme.SharedSecret _, Scheme.None _ ->
          new VendorKeys(web, Scheme.Algorithm.RSA_SHA256, Duration.ZERO, clock);
    };
  }

  private static Duration cache(KeySource keys) {
    return keys instanceof KeySource.Fetched fetched ? fetched.cache() : Duration.ZERO;
  }
}
