package io.iotmi.relay.bench;

import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One process of a function, from its start to its end. */
public final class Trial implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final String ALL_DELIVERED = "{\"batchItemFailures\":[]}";

  private final FunctionLog log = new FunctionLog();
  private final ServiceStub stub;
  private final long begin;
  private final FunctionProcess process;

  /** Starts the process. */
  public Trial(FunctionSpec spec, ServiceStub stub) {
    this.stub = stub;
    FunctionSpec told = spec.withEnvironment(stub.environment());
    this.begin = System.nanoTime();
    this.process = FunctionProcess.start(told, log);
  }

  /** Milliseconds from the start of the process until its first event is accepted. */
  public double firstDelivery() {
    return firstDelivery(SqsEvents.changes(1));
  }

  /** The same of the first event of this batch. */
  public double firstDelivery(byte[] batch) {
    double _ = invoke(batch);
    return (stub.firstDelivery() - begin) / 1e6;
  }

  /**
   * Milliseconds from the start of the process until a webhook is answered.
   *
   * @throws IllegalStateException where it was not taken
   */
  public double firstWebhook(byte[] event) {
    InvocationResult result = process.invoke(event, TIMEOUT, null);
    double millis = (System.nanoTime() - begin) / 1e6;
    if (!result.text().contains("\"statusCode\":202")) {
      throw new IllegalStateException(
          "not taken: " + result.text() + "\n" + String.join("\n", lastLines()));
    }
    return millis;
  }

  /** Milliseconds of one invocation, the median of the later half. */
  double warm(int batch, int invocations) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < invocations; i++) {
      times.add(invoke(SqsEvents.changes(batch)));
    }
    return Spread.median(times.subList(invocations / 2, invocations));
  }

  /** DynamoDB requests for each event of a batch. */
  double tableRequests(int batch) {
    return tableRequests(SqsEvents.changes(batch), batch);
  }

  /** DynamoDB requests for each event of this batch. */
  public double tableRequests(byte[] batch, int events) {
    long before = stub.tableRequests();
    double _ = invoke(batch);
    return (stub.tableRequests() - before) / (double) events;
  }

  /**
   * Milliseconds that the function took.
   *
   * @throws IllegalStateException where not everything was delivered
   */
  double invoke(byte[] event) {
    long start = System.nanoTime();
    InvocationResult result = process.invoke(event, TIMEOUT, null);
    double millis = (System.nanoTime() - start) / 1e6;
    if (result.functionError() || !result.text().replace(" ", "").equals(ALL_DELIVERED)) {
      throw new IllegalStateException(
          "not delivered: " + result.text() + "\n" + String.join("\n", lastLines()));
    }
    return millis;
  }

  /** What the function printed at the end. */
  List<String> lastLines() {
    List<String> lines = log.lines();
    return lines.subList(Math.max(0, lines.size() - 5), lines.size());
  }

  /** Megabytes of memory that the process ever had at once. */
  double peakMemory() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("peak memory is read from /proc, as Linux has it", e);
    }
  }

  boolean end(Duration within) throws InterruptedException {
    return process.end(within);
  }

  @Override
  public void close() {
    process.close();
  }
}
