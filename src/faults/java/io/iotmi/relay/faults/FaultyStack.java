package io.iotmi.relay.faults;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.endpoint.Watch;
import io.iotmi.relay.local.runtime.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The embedded stack, with something between the function and each service that makes it go wrong.
 * A runtime is known by the session token of its credentials, of which each has its own, as on
 * Lambda.
 */
final class FaultyStack implements AutoCloseable {
  /** Patient: a message that fails so often is a finding. */
  private static final int RECEIVES = 200;

  private final EmbeddedStack stack;
  private final LedgerFaults ledgerFaults;
  private final ParkingFaults parkingFaults;

  FaultyStack(
      FaultPlan plan, Map<PutEvent.Fate, Set<Integer>> fates, Journal journal, Killer killer) {
    stack = EmbeddedStack.start(settings(plan));
    stack.secrets().put(VendorForm.SECRET_ARN, VendorForm.SECRET);
    ledgerFaults = new LedgerFaults(plan, journal, killer);
    stack.table().interceptor(ledgerFaults);
    parkingFaults = new ParkingFaults(plan, journal, killer);
    stack.queueCalls().interceptor(parkingFaults);
    stack.endpoint().watch(watch(journal, killer));
    stack.endpoint().faults().rules(EndpointFaults.certain(plan, fates));
    stack.endpoint().faults().atRandom(plan.endpoint(), plan.seed() + 3, EndpointFaults.random());
  }

  private static StackSettings settings(FaultPlan plan) {
    List<Map<String, String>> runtimes = new ArrayList<>();
    for (Duration skew : plan.skews()) {
      runtimes.add(
          Map.of(
              "AWS_SESSION_TOKEN",
              Runtimes.name(runtimes.size()),
              "CLOCK_SKEW_MILLIS",
              Long.toString(skew.toMillis())));
    }
    FunctionSpec function =
        FunctionSpec.built()
            .withHandler("io.iotmi.relay.entry.SkewedHandler::handleRequest")
            .beside(Path.of("target", "test-classes"));
    return StackSettings.usual()
        .withFunction(function)
        .withRuntimes(runtimes)
        .withoutQuota()
        .withLatency(Duration.ofMillis(3), Duration.ZERO)
        .withVisibility(plan.timeout().plusSeconds(2))
        .withReceives(RECEIVES)
        .withEnvironment(vendor(plan))
        .withEnvironment(
            Map.of(
                "SEND_RATE_LIMIT",
                "5000",
                "MAX_DEVICES_PER_REQUEST",
                "3",
                "POWERTOOLS_LOG_LEVEL",
                plan.kills() == 0 ? "ERROR" : "INFO"));
  }

  private static Map<String, String> vendor(FaultPlan plan) {
    return plan.vendor()
        ? Map.of("VENDOR", VendorForm.VENDOR, "VENDOR_SECRET", VendorForm.SECRET_ARN)
        : Map.of();
  }

  private static Watch watch(Journal journal, Killer killer) {
    return new Watch() {
      @Override
      public void decided(ReceivedRequest request) {
        journal.decided(
            new Journal.Decision(
                request.at(),
                runtime(request),
                request.status(),
                Tokens.in(request.body()),
                request.headers().getOrDefault("amz-sdk-invocation-id", ""),
                request.fault()));
      }

      @Override
      public void answering(ReceivedRequest accepted) {
        killer.accepted();
        boolean _ = killer.at(Killer.Moment.BETWEEN_ACCEPTANCE_AND_ANSWER, runtime(accepted));
      }
    };
  }

  private static String runtime(ReceivedRequest request) {
    return request.headers().getOrDefault("x-amz-security-token", "");
  }

  EmbeddedStack stack() {
    return stack;
  }

  /** Nothing goes wrong any more, but what can never be delivered is refused as before. */
  void heal() {
    stack.endpoint().faults().atRandom(0, 0, List.of());
    ledgerFaults.off();
    parkingFaults.off();
  }

  @Override
  public void close() {
    stack.close();
  }
}
