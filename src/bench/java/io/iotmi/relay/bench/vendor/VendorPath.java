package io.iotmi.relay.bench.vendor;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.Verification;
import io.iotmi.relay.stage.verify.WebhookVerifier;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a vendor folder adds for one event, the switch sample of SmartThings: with the JVM that
 * Lambda gives, which stops at its first compiler.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "-Xmx512m",
      "--sun-misc-unsafe-memory-access=allow"
    })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VendorPath {
  private static final Arrival ARRIVAL =
      new Arrival(new EventRef(0, 0), "", null, null, null, Identities.NONE, null);

  private final Webhooks smartthings = Webhooks.of("smartthings", "switch-on");
  private final Signed rsa = Signed.of(smartthings, smartthings);
  private final Signed hmac = Signed.of(Webhooks.of("seam", "lock-unlocked"), smartthings);
  private final VendorTranslator translator =
      new VendorTranslator(smartthings.copy().vendor(), Bounds.standard(System::nanoTime));

  /** A request with what it is held against. */
  private record Signed(
      WebhookVerifier verifier, WebhookRequest request, Given given, Instant now) {

    /** The body of one sample, signed as another vendor does. */
    static Signed of(Webhooks scheme, Webhooks body) {
      Vendor vendor = copied(scheme);
      Door door = Objects.requireNonNull(vendor.door());
      Webhooks mixed = new Webhooks(scheme.copy(), scheme.signer(), body.payload());
      return new Signed(
          new WebhookVerifier(door, vendor.body()),
          mixed.signed(),
          Given.secrets(new LiveSecrets(List.of(scheme.signer().secret()))),
          Instant.now());
    }

    private static Vendor copied(Webhooks scheme) {
      String name = scheme.copy().vendor().name();
      try {
        return VendorReader.read(
            FolderFiles.read(name, scheme.copy().classes().resolve("vendors").resolve(name)),
            Bounds.standard(System::nanoTime));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Object verified() {
      if (verifier.verify(request, given, now) instanceof Verification.Verified verified) {
        return verified;
      }
      throw new IllegalStateException("refused");
    }
  }

  /** The switch sample, signed as Standard Webhooks. */
  @Benchmark
  public Object verifyHmac() {
    return hmac.verified();
  }

  /** The switch sample, signed as SmartThings does. */
  @Benchmark
  public Object verifyRsa() {
    return rsa.verified();
  }

  /** Payload to readings to an event in the request form. */
  @Benchmark
  public Object readAndBind() {
    return translator.translate(
        translator.read(smartthings.payload()), _ -> ARRIVAL, KnownFacts.NONE);
  }
}
