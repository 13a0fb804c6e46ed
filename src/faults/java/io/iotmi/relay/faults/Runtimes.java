package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.FunctionPool;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.wire.JsonTrees;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The function's runtimes by name; each of their invocations is in the journal. */
final class Runtimes {
  private final FunctionPool pool;
  private final Map<String, FunctionProcess> processes = new LinkedHashMap<>();
  private final Duration timeout;
  private final Journal journal;

  Runtimes(FunctionPool pool, Duration timeout, Journal journal) {
    this.pool = pool;
    this.timeout = timeout;
    this.journal = journal;
    pool.processes().forEach(process -> processes.put(name(processes.size()), process));
  }

  /** The name of the runtime that is started in this place. */
  static String name(int place) {
    return "runtime-" + (place + 1);
  }

  /** Waits for a free runtime. */
  InvocationResult invoke(byte[] event) {
    return pool.borrow(process -> invoke(process, event));
  }

  private InvocationResult invoke(FunctionProcess process, byte[] event) {
    Instant start = Instant.now();
    InvocationResult result = process.invoke(event, timeout, null);
    journal.invoked(
        new Journal.Invocation(
            nameOf(process),
            start,
            Instant.now(),
            result.functionError(),
            numbers(event),
            result.text()));
    return result;
  }

  /** The numbers of the events in a batch of a queue or in an HTTP request. */
  private static Set<Integer> numbers(byte[] event) {
    Set<Integer> numbers = new TreeSet<>();
    JsonNode tree = JsonTrees.read(event).orElseThrow();
    for (JsonNode body : tree.findValues("body")) {
      Tokens.in(body.asText()).forEach(token -> numbers.add(Tokens.number(token)));
    }
    return numbers;
  }

  private String nameOf(FunctionProcess process) {
    return processes.entrySet().stream()
        .filter(one -> one.getValue() == process)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  boolean busy(String name) {
    return pool.isBusy(process(name));
  }

  List<String> names() {
    return List.copyOf(processes.keySet());
  }

  /** Ends the process the hard way; an unknown name does nothing. */
  boolean kill(String name) {
    FunctionProcess process = processes.get(name);
    if (process != null) {
      process.kill();
    }
    return process != null;
  }

  FunctionProcess process(String name) {
    FunctionProcess process = processes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("no runtime " + name);
    }
    return process;
  }
}
