package io.iotmi.relay.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How Lambda starts a function: the runtime interface client, its arguments, its environment.
 *
 * @param name of the function
 * @param runtimeApi {@code host:port} of the Runtime API
 */
record FunctionCommand(FunctionSpec spec, String name, String runtimeApi) {
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

  ProcessBuilder builder() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(variable -> !variable.equals("PATH"));
    environment.putAll(lambdaEnvironment());
    environment.putAll(spec.environment());
    if (SNAP_START.equals(environment.get(INITIALIZATION_TYPE))) {
      environment.keySet().removeAll(NOT_WITH_SNAP_START);
    }
    return builder;
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>(spec.launcher());
    if (!spec.runtime().isEmpty()) {
      command.addAll(spec.runtime());
      command.add(spec.handler());
      return command;
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spec.jvmArgs());
    command.addAll(NativeClient.jvmArgs());
    // The machine that the JVM sees; the size of the first heap follows from it.
    command.add("-XX:MaxRAM=" + spec.memoryMegabytes() + "m");
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
    spec.beside().forEach(folder -> path.add(folder.toAbsolutePath().toString()));
    return String.join(File.pathSeparator, path);
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> lambdaEnvironment() {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", name),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes())),
        Map.entry(INITIALIZATION_TYPE, "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
        Map.entry("LAMBDA_TASK_ROOT", spec.classes().toAbsolutePath().toString()),
        Map.entry("_HANDLER", spec.handler()),
        Map.entry("LANG", "C.UTF-8"),
        Map.entry("TZ", "UTC"));
  }
}
