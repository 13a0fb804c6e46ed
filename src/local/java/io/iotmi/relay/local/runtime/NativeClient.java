package io.iotmi.relay.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The native part of AWS's runtime interface client. Left alone, the client unpacks it to one fixed
 * path whenever it starts, and of several that start at once one may load what another has only
 * half written.
 */
final class NativeClient {
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private NativeClient() {}

  /** What tells a JVM where it is, unpacked once. */
  static List<String> jvmArgs() {
    return Unpacked.ARGS;
  }

  /** Loaded with the first process. */
  private static final class Unpacked {
    private static final List<String> ARGS =
        unpack(
            resource(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release"))));
  }

  /**
   * Its place in the jar of the client.
   *
   * @throws IllegalStateException where the client has none for this machine
   */
  static String resource(String system, String processor, boolean musl) {
    String machine =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          default -> "";
        };
    if (!system.equals("Linux") || machine.isEmpty()) {
      throw new IllegalStateException(
          "AWS's runtime interface client has no native code for %s on %s, only for Linux on x86-64 and arm64. Run the build in a Linux container: %s"
              .formatted(
                  system,
                  processor,
                  "docker run --rm -it -v \"$PWD\":/relay -w /relay maven:3-eclipse-temurin-25 mvn -Plocal"));
    }
    return "/jni/libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + machine + ".so";
  }

  private static List<String> unpack(String resource) {
    try (InputStream library = AWSLambda.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IllegalStateException("no " + resource + " beside " + AWSLambda.class.getName());
      }
      Path file = Files.createTempFile("libaws-lambda-jni", ".so");
      file.toFile().deleteOnExit();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return List.of("-D" + PROPERTY + "=" + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
