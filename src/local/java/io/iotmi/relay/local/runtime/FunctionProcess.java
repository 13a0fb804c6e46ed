package io.iotmi.relay.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The function in a JVM of its own under AWS's runtime interface client. As on Lambda, a process
 * that died or ran out of time is replaced at the next invocation.
 */
public final class FunctionProcess implements Invoker, AutoCloseable {
  private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:";
  private static final String NAME = "connector-relay";
  private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
  private static final String SNAP_START = "snap-start";

  /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
  private static final Set<String> NOT_WITH_SNAP_START =
      Set.of(
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN");

  /** Lambda's runtime passes it; it is how {@code org.crac} finds the runtime's own context. */
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private static final Duration INIT = Duration.ofSeconds(60);

  private final FunctionSpec spec;
  private final FunctionLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Running running;

  private FunctionProcess(FunctionSpec spec, FunctionLog log) {
    this.spec = spec;
    this.log = log;
  }

  /**
   * Starts and waits until the function asks for its first event.
   *
   * @throws IllegalStateException with the function's own last lines where it does not come up
   */
  public static FunctionProcess start(FunctionSpec spec, FunctionLog log) {
    FunctionProcess process = new FunctionProcess(spec, log);
    Running _ = process.current();
    return process;
  }

  @Override
  public InvocationResult invoke(byte[] event, Duration timeout, @Nullable String traceHeader) {
    Running now = current();
    InvocationResult result = now.api.invoke(event, timeout, traceHeader);
    if (result.functionError() && result.text().contains("Sandbox.Timedout")) {
      stop(now);
    }
    return result;
  }

  /** Ends the process the hard way, as a crash would; the next invocation starts another. */
  public void kill() {
    lock.lock();
    try {
      if (running != null) {
        stop(running);
      }
    } finally {
      lock.unlock();
    }
  }

  public long pid() {
    return current().process.pid();
  }

  @Override
  public void close() {
    kill();
  }

  private Running current() {
    lock.lock();
    try {
      Running now = running;
      if (now == null || !now.process.isAlive()) {
        if (now != null) {
          now.api.close();
        }
        now = launch();
        running = now;
      }
      return now;
    } finally {
      lock.unlock();
    }
  }

  private static void stop(Running now) {
    now.process.destroyForcibly();
    try {
      boolean _ = now.process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    now.api.close();
  }

  private Running launch() {
    RuntimeApi api = RuntimeApi.start(ARN + NAME);
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> !name.equals("PATH"));
      environment.putAll(lambdaEnvironment(api));
      environment.putAll(spec.environment());
      if (SNAP_START.equals(environment.get(INITIALIZATION_TYPE))) {
        environment.keySet().removeAll(NOT_WITH_SNAP_START);
      }
      process = builder.start();
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException("cannot start the function's JVM", e);
    }
    Thread.ofVirtual().start(() -> drain(process, api));
    String failure;
    try {
      failure = api.ready().get(INIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      failure = "no first event asked for within " + INIT.toSeconds() + " s";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "interrupted";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    Running started = new Running(process, api);
    if (!failure.isEmpty()) {
      stop(started);
      throw new IllegalStateException(
          "the function " + spec.handler() + " did not start, " + failure + "\n" + log.tail());
    }
    return started;
  }

  private void drain(Process process, RuntimeApi api) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
      }
      process.waitFor();
    } catch (IOException e) {
      log.add("the output of the function was cut off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String how = "the process ended with exit code " + exitCode(process);
    boolean _ = api.ready().complete(how);
    api.end("Runtime.ExitError", how);
  }

  private static String exitCode(Process process) {
    return process.isAlive() ? "unknown" : Integer.toString(process.exitValue());
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spec.jvmArgs());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add(HOOKS);
    command.addAll(List.of("-cp", classPath(), AWSLambda.class.getName(), spec.handler()));
    return command;
  }

  /** Jars in the order of their names, as Lambda loads them; the runtime's own come last. */
  private String classPath() throws IOException {
    Set<String> path = new LinkedHashSet<>();
    path.add(spec.classes().toAbsolutePath().toString());
    if (Files.isDirectory(spec.lib())) {
      try (Stream<Path> jars = Files.list(spec.lib())) {
        jars.filter(j -> j.toString().endsWith(".jar"))
            .sorted()
            .forEach(j -> path.add(j.toAbsolutePath().toString()));
      }
    }
    for (Class<?> type : List.of(AWSLambda.class, Context.class, PojoSerializer.class)) {
      path.add(jarOf(type));
    }
    return String.join(File.pathSeparator, path);
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> lambdaEnvironment(RuntimeApi api) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", api.authority()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", NAME),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes())),
        Map.entry(INITIALIZATION_TYPE, "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + NAME),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
        Map.entry("LAMBDA_TASK_ROOT", spec.classes().toAbsolutePath().toString()),
        Map.entry("_HANDLER", spec.handler()),
        Map.entry("LANG", "C.UTF-8"),
        Map.entry("TZ", "UTC"));
  }

  private record Running(Process process, RuntimeApi api) {}
}
