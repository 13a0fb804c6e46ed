package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;

import io.iotmi.relay.local.runtime.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The operator's tool as a process of its own, from the folder of the function. */
final class ReplayTool {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int MINUTES = 5;

  private final URI sqs;
  private final Map<String, String> queues;

  /**
   * @param sqs where the tool finds SQS
   * @param queues variables that name them
   */
  ReplayTool(URI sqs, Map<String, String> queues) {
    this.sqs = sqs;
    this.queues = queues;
  }

  /** How a run ended. */
  record Ended(int code, String output) {}

  Process start(String... arguments) throws IOException {
    return startWith(Map.of(), arguments);
  }

  /** With these variables on top. */
  Process startWith(Map<String, String> variables, String... arguments) throws IOException {
    FunctionSpec built = FunctionSpec.built();
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    command.add("-cp");
    command.add(built.classes() + File.pathSeparator + built.lib().resolve("*"));
    command.add("io.iotmi.relay.replay.Replay");
    command.addAll(List.of(arguments));
    return start(command, variables);
  }

  /** Any command, with what the tool needs around it. */
  Process start(List<String> command) throws IOException {
    return start(command, Map.of());
  }

  private Process start(List<String> command, Map<String, String> variables) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(queues);
    environment.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
    for (String name : List.of("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")) {
      environment.put(name, String.valueOf(STACK.environment().get(name)));
    }
    String path = environment.getOrDefault("PATH", "");
    environment.put("PATH", JAVA.getParent() + File.pathSeparator + path);
    environment.putAll(variables);
    return builder.start();
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return ended(start(arguments));
  }

  static Ended ended(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("the tool does not end\n" + output);
    }
    return new Ended(process.exitValue(), output);
  }
}
