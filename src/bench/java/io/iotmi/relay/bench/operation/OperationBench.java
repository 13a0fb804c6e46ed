package io.iotmi.relay.bench.operation;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.connector.ConnectorStack;
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

/**
 * Calls a function of its own on one processor, while jobs wait on their queue: acknowledging is
 * measured, and nothing else runs beside it.
 */
public final class OperationBench {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration VENDOR = Duration.ofMillis(50);
  private static final Duration SLOW_VENDOR = Duration.ofSeconds(10);

  /** Of the guide: see {@link io.iotmi.relay.local.service.CallingSide#PATIENCE}. */
  private static final int SERVICE_MILLIS = 2_000;

  private static final int OK = 200;
  private static final int WARM_UP = 200;
  private static final int WARM = 1_000;
  private static final int COLD = 20;

  private final FunctionSpec function;
  private final Credential credential;
  private final String device;
  private int number;
  private int errors;

  private OperationBench(ConnectorStack connector, Processor processor) {
    this.function = processor.pin(FunctionSpec.built().withEnvironment(connector.environment()));
    this.credential = new Credential.Token(connector.cloud().token());
    this.device = connector.cloud().devices().getFirst().id();
  }

  /** Measures with the stand-in of SmartThings. */
  public static List<OperationFigure> run(Processor processor) {
    try (ConnectorStack connector =
        ConnectorStack.startUnpolled("smartthings", StackSettings.usual())) {
      OperationBench bench = new OperationBench(connector, processor);
      connector.cloud().latency(VENDOR);
      List<OperationFigure> figures = new ArrayList<>();
      figures.add(bench.cold("process start to reply of AWS.SendCommand", 900));
      figures.add(bench.warm("the same, warm", 99, 15));
      connector.cloud().latency(SLOW_VENDOR);
      figures.add(bench.cold("process start to reply, a vendor that takes 10 s", SERVICE_MILLIS));
      figures.add(bench.warm("warm, a vendor that takes 10 s", 100, SERVICE_MILLIS));
      return figures;
    }
  }

  private OperationFigure cold(String name, double goal) {
    errors = 0;
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < COLD; i++) {
      long begin = System.nanoTime();
      try (FunctionProcess process = FunctionProcess.start(function, new FunctionLog())) {
        double _ = called(process);
        millis.add((System.nanoTime() - begin) / 1e6);
      }
    }
    return new OperationFigure(name, millis, errors, goal < SERVICE_MILLIS ? 50 : 100, goal);
  }

  private OperationFigure warm(String name, int percentile, double goal) {
    try (FunctionProcess process = FunctionProcess.start(function, new FunctionLog())) {
      List<Double> _ = repeat(WARM_UP, process);
      errors = 0;
      return new OperationFigure(name, repeat(WARM, process), errors, percentile, goal);
    }
  }

  private List<Double> repeat(int times, FunctionProcess process) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      millis.add(called(process));
    }
    return millis;
  }

  /** Milliseconds of a command that is new each time. */
  private double called(FunctionProcess process) {
    ClusterCommand command =
        new ClusterCommand(
            device,
            "1",
            "0x0006",
            ClusterCommand.UPDATE_STATE,
            JsonTrees.object().put("0x0000", "true"));
    byte[] call =
        ServiceCall.send(EmbeddedStack.CONNECTOR_ID, credential, "bench-" + number++, command)
            .json();
    long begin = System.nanoTime();
    InvocationResult result = process.invoke(call, TIMEOUT, null);
    double millis = (System.nanoTime() - begin) / 1e6;
    if (result.functionError()) {
      throw new IllegalStateException("no reply: " + result.text());
    }
    errors += code(result) == OK ? 0 : 1;
    return millis;
  }

  private static int code(InvocationResult result) {
    return JsonTrees.read(result.payload())
        .orElse(JsonTrees.object())
        .at("/header/responseCode")
        .asInt();
  }
}
