package io.iotmi.relay.bench;

import io.iotmi.relay.local.runtime.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.spi.ToolProvider;

/**
 * The cache of loaded classes and profiles that JDK 25 can keep (JEP 514, 515), filled by a run
 * through the real flow, as the build of a container image would. See https://openjdk.org/jeps/514
 */
final class AotCache {
  private static final Duration WRITE = Duration.ofMinutes(2);

  private AotCache() {}

  /** The function with its cache, made anew in this folder. */
  static FunctionSpec train(FunctionSpec function, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    // A cache knows jars only; a folder of classes cannot be in it.
    Path jar = folder.resolve("relay.jar");
    jar("--create", "--file", jar.toString(), "-C", function.classes().toString(), ".");
    FunctionSpec packed = function.from(jar, function.lib());
    Path cache = folder.resolve("relay.aot");
    Files.deleteIfExists(cache);
    try (ServiceStub stub = ServiceStub.start(Duration.ZERO, Duration.ZERO);
        Trial training = new Trial(packed.plusJvmArgs("-XX:AOTCacheOutput=" + cache), stub)) {
      double _ = training.firstDelivery();
      double _ = training.warm(10, 20);
      double _ = training.invoke(SqsEvents.discovery(10));
      if (!training.end(WRITE) || !Files.exists(cache)) {
        throw new IllegalStateException(
            "the training run left no cache at " + cache + "\n" + training.lastLines());
      }
    }
    return packed.plusJvmArgs("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }

  private static void jar(String... arguments) {
    int exit = ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, arguments);
    if (exit != 0) {
      throw new IllegalStateException("jar ended with " + exit);
    }
  }
}
