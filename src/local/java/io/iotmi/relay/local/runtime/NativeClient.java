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

  /**
   * What tells a JVM where it lies, unpacked once; nothing where there is none for this machine.
   */
  static List<String> jvmArgs() {
    return Unpacked.ARGS;
  }

  /** Loaded with the first process. */
  private static final class Unpacked {
    private static final List<String> ARGS = unpack();
  }

  private static List<String> unpack() {
    String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
    String libc = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
    String name = "/jni/libaws-lambda-jni." + libc + "-" + machine + ".so";
    try (InputStream library = AWSLambda.class.getResourceAsStream(name)) {
      if (library == null) {
        return List.of();
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
