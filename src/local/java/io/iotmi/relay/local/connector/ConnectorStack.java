package io.iotmi.relay.local.connector;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.FunctionPool;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.cloud.CloudStandIn;
import io.iotmi.relay.local.http.LocalGateway;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.service.ServiceCall;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.local.wire.ListenAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The embedded stack with a vendor. As on AWS each function has runtimes of its own, so that calls
 * of operations do not wait for jobs.
 */
public final class ConnectorStack implements AutoCloseable {
  /** Of {@code VENDOR_SECRET}. */
  private static final String VENDOR_SECRET =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:vendor-AbCdEf";

  private final CloudStandIn cloud;
  private final LocalGateway gateway;
  private final EmbeddedStack stack;
  private final FunctionPool operations;
  private final FunctionPool webhooks;
  private final Map<String, String> environment;
  private final List<SqsPoller> pollers;

  private ConnectorStack(String vendor, StackSettings settings, boolean polled) {
    this.cloud = CloudStandIn.start(vendor);
    CompletableFuture<FunctionPool> door = new CompletableFuture<>();
    this.gateway =
        LocalGateway.open(
            ListenAddress.free(),
            (event, timeout, trace) -> door.join().invoke(event, timeout, trace),
            path -> Optional.empty(),
            InstantSource.system());
    String webhook = gateway.url() + "/webhook";
    Map<String, String> ofVendor =
        Map.of(
            "VENDOR", vendor,
            "VENDOR_API_ADDRESS", cloud.uri().toString(),
            "VENDOR_SECRET", VENDOR_SECRET,
            "WEBHOOK_URL", webhook);
    this.stack = EmbeddedStack.start(settings.withEnvironment(ofVendor));
    stack.secrets().put(VENDOR_SECRET, cloud.secret());
    Map<String, String> whole = new LinkedHashMap<>(stack.environment());
    whole.putAll(settings.environment());
    whole.putAll(ofVendor);
    this.environment = Map.copyOf(whole);
    FunctionSpec function = settings.function().withEnvironment(environment);
    this.operations =
        FunctionPool.start(Collections.nCopies(settings.runtimes().size(), function), stack.log());
    this.webhooks = FunctionPool.start(Collections.nCopies(1, function), stack.log());
    warm(operations);
    door.complete(webhooks);
    cloud.deliverTo(URI.create(webhook));
    this.pollers = polled ? List.of(jobs(stack), stack.poll(stack.events())) : List.of();
  }

  /**
   * Starts all parts.
   *
   * @param vendor the name of a shipped folder that has a stand-in
   */
  public static ConnectorStack start(String vendor, StackSettings settings) {
    return new ConnectorStack(vendor, settings, true);
  }

  /** Without anyone who takes jobs and events off their queues. */
  public static ConnectorStack startUnpolled(String vendor, StackSettings settings) {
    return new ConnectorStack(vendor, settings, false);
  }

  /**
   * One job for an invocation, as the template has it: a person does not wait behind a discovery.
   */
  private static SqsPoller jobs(EmbeddedStack stack) {
    int runtimes = stack.function().processes().size();
    return new SqsPoller(stack.sqs(), stack.jobs(), 1, runtimes, stack::invoke);
  }

  /** A first call takes longer, and here each runtime would have one. */
  private static void warm(FunctionPool pool) {
    byte[] call =
        new ServiceCall("AWS.None", "1.0", EmbeddedStack.CONNECTOR_ID, null, JsonTrees.object())
            .json();
    pool.processes().forEach(process -> process.invoke(call, EmbeddedStack.TIMEOUT, null));
  }

  /** What each function finds in its environment. */
  public Map<String, String> environment() {
    return environment;
  }

  public EmbeddedStack stack() {
    return stack;
  }

  public CloudStandIn cloud() {
    return cloud;
  }

  /** The runtimes that answer operations. */
  public FunctionPool operations() {
    return operations;
  }

  @Override
  public void close() {
    pollers.forEach(SqsPoller::close);
    gateway.close();
    operations.close();
    webhooks.close();
    stack.close();
    cloud.close();
  }
}
