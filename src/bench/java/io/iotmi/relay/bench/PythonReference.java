package io.iotmi.relay.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.iotmi.relay.local.runtime.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The function that many would write instead: Python with boto3 and Powertools under AWS's Python
 * runtime client. Its pinned packages are installed in a virtual environment. See
 * https://docs.aws.amazon.com/lambda/latest/dg/python-image.html
 */
final class PythonReference {
  private static final Path SOURCES = Path.of("src", "bench", "python");

  private PythonReference() {}

  /** Empty, with the reason printed, where Python 3 or its packages cannot be had. */
  static Optional<FunctionSpec> install(FunctionSpec like, Path folder)
      throws IOException, InterruptedException {
    Path python = folder.resolve("bin").resolve("python").toAbsolutePath();
    Path packages = SOURCES.resolve("requirements.txt");
    if (!runs(List.of("python3", "-m", "venv", folder.toString()))
        || !runs(
            List.of(python.toString(), "-m", "pip", "-q", "install", "-r", packages.toString()))) {
      System.out.println("no Python reference: python3 with venv, or its packages, are missing");
      return Optional.empty();
    }
    Path function = Files.createDirectories(folder.resolve("function"));
    Files.copy(
        SOURCES.resolve("per_record.py"), function.resolve("per_record.py"), REPLACE_EXISTING);
    // The zip may hold it too, so that no start compiles.
    boolean _ = runs(List.of(python.toString(), "-m", "compileall", "-q", function.toString()));
    return Optional.of(
        like.withHandler("per_record.handler")
            .withRuntime(List.of(python.toString(), "-m", "awslambdaric"))
            .withEnvironment(Map.of("PYTHONPATH", function.toAbsolutePath().toString())));
  }

  private static boolean runs(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
