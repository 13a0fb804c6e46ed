package io.iotmi.relay.bench.operation;

import io.iotmi.relay.bench.ServiceStub;
import io.iotmi.relay.local.cloud.CloudStandIn;
import io.iotmi.relay.local.kms.KmsStandIn;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.Processor;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import io.iotmi.relay.local.wire.JsonTrees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Calls a function of its own on one processor. Table and queue are the stub of the other figures:
 * a reply to a command waits for one request to each of them.
 */
public final class OperationBench {
  private static final String VENDOR_NAME = "smartthings";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration SERVICES = Duration.ofMillis(5);
  private static final Duration VENDOR = Duration.ofMillis(50);
  private static final Duration SLOW_VENDOR = Duration.ofSeconds(10);

  /** Of the guide: see {@link io.iotmi.relay.local.service.CallingSide#PATIENCE}. */
  private static final int PATIENCE = 2_000;

  private static final int OK = 200;
  private static final int SLOW = 504;
  private static final int WARM_UP = 1_000;
  private static final int WARM = 1_000;
  private static final int COLD = 20;

  /** Of the calls to a slow vendor: each of them waits as long as a reply may. */
  private static final int ACTIVATION_IN = 25;

  private final FunctionSpec function;
  private final Credential credential;
  private final String device;
  private int number;
  private int errors;

  /** A call, and the code that answers it. */
  private record Call(ServiceCall call, int code) {}

  private OperationBench(
      CloudStandIn cloud, KmsStandIn kms, ServiceStub services, Processor processor) {
    this.function =
        processor.pin(
            FunctionSpec.built()
                .withEnvironment(services.operations(VENDOR_NAME, cloud.uri(), kms.uri())));
    this.credential = new Credential.Token(cloud.token());
    this.device = cloud.devices().getFirst().id();
  }

  /** Measures with the stand-in of SmartThings. */
  public static List<OperationFigure> run(Processor processor) {
    try (CloudStandIn cloud = CloudStandIn.start(VENDOR_NAME);
        KmsStandIn kms = new KmsStandIn();
        ServiceStub services = ServiceStub.start(SERVICES, SERVICES);
        ServiceStub atOnce = ServiceStub.start(Duration.ZERO, Duration.ZERO)) {
      OperationBench usual = new OperationBench(cloud, kms, services, processor);
      OperationBench own = new OperationBench(cloud, kms, atOnce, processor);
      List<OperationFigure> figures = new ArrayList<>();
      cloud.latency(VENDOR);
      figures.add(usual.cold("process start to reply of AWS.SendCommand", usual::command, 50, 900));
      figures.add(own.warm("the same, warm, on top of table and queue", own::command, 99, 15));
      cloud.latency(SLOW_VENDOR);
      figures.add(
          usual.cold(
              "process start to reply, a vendor that takes 10 s",
              usual::activation,
              100,
              PATIENCE));
      figures.add(usual.warm("warm, a vendor that takes 10 s", usual::slow, 100, PATIENCE));
      return figures;
    }
  }

  private OperationFigure cold(String name, IntFunction<Call> calls, int percentile, double goal) {
    errors = 0;
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < COLD; i++) {
      long begin = System.nanoTime();
      try (FunctionProcess process = FunctionProcess.start(function, new FunctionLog())) {
        double _ = called(process, calls.apply(i));
        millis.add((System.nanoTime() - begin) / 1e6);
      }
    }
    return new OperationFigure(name, millis, errors, percentile, goal);
  }

  private OperationFigure warm(String name, IntFunction<Call> calls, int percentile, double goal) {
    try (FunctionProcess process = FunctionProcess.start(function, new FunctionLog())) {
      List<Double> _ = repeat(WARM_UP, this::command, process);
      errors = 0;
      return new OperationFigure(name, repeat(WARM, calls, process), errors, percentile, goal);
    }
  }

  private List<Double> repeat(int times, IntFunction<Call> calls, FunctionProcess process) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      millis.add(called(process, calls.apply(i)));
    }
    return millis;
  }

  /** A command that is new each time. */
  private Call command(int index) {
    ClusterCommand command =
        new ClusterCommand(
            device,
            "1",
            "0x0006",
            ClusterCommand.UPDATE_STATE,
            JsonTrees.object().put("0x0000", "true"));
    return new Call(
        ServiceCall.send(ServiceStub.CONNECTOR_ID, credential, "bench-" + number++, command), OK);
  }

  /** It has to ask the vendor, and is answered without the vendor's answer. */
  private Call activation(int index) {
    return new Call(ServiceCall.activate(ServiceStub.CONNECTOR_ID, credential), SLOW);
  }

  private Call slow(int index) {
    return index % ACTIVATION_IN == 0 ? activation(index) : command(index);
  }

  /** Milliseconds until the reply. */
  private double called(FunctionProcess process, Call call) {
    byte[] payload = call.call().json();
    long begin = System.nanoTime();
    InvocationResult result = process.invoke(payload, TIMEOUT, null);
    double millis = (System.nanoTime() - begin) / 1e6;
    if (result.functionError()) {
      throw new IllegalStateException("no reply: " + result.text());
    }
    errors += code(result) == call.code() ? 0 : 1;
    return millis;
  }

  private static int code(InvocationResult result) {
    return JsonTrees.read(result.payload())
        .orElse(JsonTrees.object())
        .at("/header/responseCode")
        .asInt();
  }
}
