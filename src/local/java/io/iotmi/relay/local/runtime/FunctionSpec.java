package io.iotmi.relay.local.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to start and how.
 *
 * @param classes folder of the classes
 * @param lib folder of the jars; may be missing
 * @param beside folders of classes that are no part of the function, searched last
 * @param environment on top of what Lambda sets
 * @param launcher what stands before the JVM on the command line, such as a tool that pins it to a
 *     processor; usually nothing
 * @param jvmArgs what Lambda passes, unless something else is to be measured
 * @param runtime the command of another runtime than Java's, before the handler; usually nothing
 */
public record FunctionSpec(
    String handler,
    Path classes,
    Path lib,
    List<Path> beside,
    Map<String, String> environment,
    List<String> launcher,
    List<String> jvmArgs,
    List<String> runtime,
    int memoryMegabytes) {
  public static final String HANDLER = "io.iotmi.relay.entry.ConnectorHandler::handleRequest";

  /**
   * https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html says that tiered
   * compilation stops at C1.
   */
  private static final List<String> LAMBDA_ARGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  /**
   * The function as {@code mvn package} leaves it, or as {@code sam build} left it in the folder
   * that {@code -Dfunction.folder} names.
   */
  public static FunctionSpec built() {
    String folder = System.getProperty("function.folder");
    return folder == null
        ? in(Path.of("target/classes"), Path.of("target/lib"))
        : in(Path.of(folder), Path.of(folder, "lib"));
  }

  private static FunctionSpec in(Path classes, Path lib) {
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException("no function in " + classes + ", it has to be built first");
    }
    return new FunctionSpec(
        HANDLER, classes, lib, List.of(), Map.of(), List.of(), LAMBDA_ARGS, List.of(), 1024);
  }

  public FunctionSpec withHandler(String name) {
    return new FunctionSpec(
        name, classes, lib, beside, environment, launcher, jvmArgs, runtime, memoryMegabytes);
  }

  /** With a folder of classes on top, such as one that holds another handler. */
  public FunctionSpec beside(Path folder) {
    return new FunctionSpec(
        handler,
        classes,
        lib,
        List.of(folder),
        environment,
        launcher,
        jvmArgs,
        runtime,
        memoryMegabytes);
  }

  /** The function from elsewhere, such as the folder that {@code sam build} fills. */
  public FunctionSpec from(Path classesFolder, Path libFolder) {
    return new FunctionSpec(
        handler,
        classesFolder,
        libFolder,
        beside,
        environment,
        launcher,
        jvmArgs,
        runtime,
        memoryMegabytes);
  }

  public FunctionSpec withEnvironment(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new FunctionSpec(
        handler, classes, lib, beside, all, launcher, jvmArgs, runtime, memoryMegabytes);
  }

  /**
   * As Lambda starts a published version with SnapStart: without keys in the environment; the
   * container endpoint gives them. Only Lambda can take a snapshot, so here the hooks before and
   * after it run in one process.
   */
  public FunctionSpec withSnapStart(LocalCredentials credentials) {
    Map<String, String> more = new LinkedHashMap<>(credentials.environment());
    more.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    return withEnvironment(more);
  }

  public FunctionSpec withLauncher(List<String> command) {
    return new FunctionSpec(
        handler, classes, lib, beside, environment, command, jvmArgs, runtime, memoryMegabytes);
  }

  /** A function in another language, such as {@code python -m awslambdaric}. */
  public FunctionSpec withRuntime(List<String> command) {
    return new FunctionSpec(
        handler, classes, lib, beside, environment, launcher, jvmArgs, command, memoryMegabytes);
  }

  /** Adds to what Lambda passes. */
  public FunctionSpec plusJvmArgs(String... more) {
    List<String> all = Stream.concat(jvmArgs.stream(), Stream.of(more)).toList();
    return new FunctionSpec(
        handler, classes, lib, beside, environment, launcher, all, runtime, memoryMegabytes);
  }
}
