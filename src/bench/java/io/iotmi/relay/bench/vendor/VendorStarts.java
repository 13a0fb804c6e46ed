package io.iotmi.relay.bench.vendor;

import io.iotmi.relay.author.signing.FolderCopy;
import io.iotmi.relay.bench.Figure;
import io.iotmi.relay.bench.Reference;
import io.iotmi.relay.bench.ServiceStub;
import io.iotmi.relay.bench.Spread;
import io.iotmi.relay.bench.Target;
import io.iotmi.relay.bench.Trial;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.Processor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Starts of the function with a vendor folder, in turns with the reference and with none, and what
 * it asks of the table.
 */
public final class VendorStarts {
  private static final Duration ENDPOINT = Duration.ofMillis(20);
  private static final Duration SERVICES = Duration.ofMillis(5);
  private static final Path REFERENCE = Path.of("target", "bench", "reference");
  private static final String PER_RECORD = "per-record reference";
  private static final String NO_VENDOR = "no vendor";
  private static final double GOAL = 0.55;
  private static final int BATCH = 100;
  private static final String TABLE = "DynamoDB requests per event, payloads";

  private final Processor processor;
  private final Webhooks hmac = Webhooks.of("seam", "lock-unlocked");
  private final Webhooks rsa = Webhooks.of("smartthings", "switch-on");
  private final Map<String, List<Double>> measured = new LinkedHashMap<>();

  public VendorStarts(Processor processor) {
    this.processor = processor;
  }

  /** Runs each so often. */
  public List<Figure> run(int runs) {
    FunctionSpec built = FunctionSpec.built();
    FunctionSpec usual =
        built
            .from(REFERENCE.resolve("classes"), REFERENCE.resolve("lib"))
            .withHandler("io.iotmi.relay.reference.PerRecordHandler::handleRequest");
    for (int run = 0; run < runs; run++) {
      measure(PER_RECORD, usual, Map.of(), "", Trial::firstDelivery);
      measure(NO_VENDOR, built, Map.of(), "", Trial::firstDelivery);
      measure("webhook, HMAC", hmac, trial -> trial.firstWebhook(hmac.http()));
      measure("webhook, RSA", rsa, trial -> trial.firstWebhook(rsa.http()));
      measure("queue, payload", rsa, trial -> trial.firstDelivery(rsa.queued()));
      measure(TABLE, rsa, trial -> trial.tableRequests(rsa.queued(BATCH), BATCH));
      System.out.println("run " + (run + 1) + " of " + runs + "  " + last());
    }
    return measured.keySet().stream()
        .filter(name -> !name.equals(PER_RECORD))
        .map(this::figure)
        .toList();
  }

  private void measure(String name, Webhooks vendor, ToDoubleFunction<Trial> first) {
    Map<String, String> environment = new LinkedHashMap<>(vendor.copy().environment());
    environment.put("EVENT_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/000000000000/bench");
    FolderCopy copy = vendor.copy();
    measure(name, copy.function(), environment, vendor.signer().secret(), first);
  }

  private void measure(
      String name,
      FunctionSpec spec,
      Map<String, String> environment,
      String secret,
      ToDoubleFunction<Trial> first) {
    try (ServiceStub stub = ServiceStub.start(ENDPOINT, SERVICES)) {
      stub.secret(secret);
      try (Trial trial = new Trial(processor.pin(spec).withEnvironment(environment), stub)) {
        measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(first.applyAsDouble(trial));
      }
    }
  }

  private String last() {
    List<String> all = new ArrayList<>();
    measured.forEach((name, values) -> all.add("%s %.2f".formatted(name, values.getLast())));
    return String.join(", ", all);
  }

  private Figure figure(String name) {
    if (name.equals(TABLE)) {
      Spread two = Spread.of(List.of(2.0));
      return new Figure(
          TABLE,
          "",
          2,
          Spread.of(measured.getOrDefault(TABLE, List.of())),
          List.of(new Reference("reference", two, new Target.AtMost(0.2))));
    }
    return new Figure(
        "start: " + name,
        "ms",
        0,
        Spread.of(measured.getOrDefault(name, List.of())),
        List.of(
            new Reference(
                "reference",
                Spread.of(measured.getOrDefault(PER_RECORD, List.of())),
                new Target.Share(name.equals(NO_VENDOR) ? 0.40 : GOAL))));
  }
}
