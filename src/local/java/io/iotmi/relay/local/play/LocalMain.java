package io.iotmi.relay.local.play;

import io.iotmi.relay.local.EmbeddedStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** {@code mvn -Plocal}: plays {@code events/}, prints what became of each event, and ends. */
public final class LocalMain {
  private LocalMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    // Said aloud, for parts of the stack that have started would keep the process up.
    System.exit(ran() ? 0 : 1);
  }

  private static boolean ran() throws IOException, InterruptedException {
    try {
      return played();
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
    } catch (CompletionException e) {
      System.err.println(e.getCause() == null ? e : e.getCause().getMessage());
    }
    return false;
  }

  private static boolean played() throws IOException, InterruptedException {
    boolean serve = Boolean.getBoolean("serve");
    ServeSettings settings =
        serve ? ServeSettings.of(System.getProperties()) : ServeSettings.free();
    Optional<String> obstacle = settings.obstacle();
    if (obstacle.isPresent()) {
      throw new IllegalStateException(obstacle.get());
    }
    System.out.println("Starting the embedded stack ...");
    try (LocalSite site = new LocalSite(settings)) {
      List<Played> files = site.play(Path.of("events"));
      EmbeddedStack stack = site.stack();
      System.out.println();
      System.out.println(Table.of(files));
      System.out.println();
      System.out.println(
          Table.count(
              files,
              stack.table().counts().values().stream().mapToLong(Long::longValue).sum(),
              stack.sqs().depth(stack.rejected().url()).total()));
      if (serve) {
        new Serving(site, settings).untilInterrupted();
      }
      boolean well = files.stream().allMatch(Played::well);
      if (!well) {
        stack.log().lines().forEach(System.err::println);
      }
      return well;
    }
  }
}
