package io.iotmi.relay.local.play;

import io.iotmi.relay.local.EmbeddedStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code mvn -Plocal}: plays {@code events/}, prints what became of each event, and ends. */
public final class LocalMain {
  private LocalMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    boolean serve = Boolean.getBoolean("serve");
    ServeSettings settings;
    try {
      settings = serve ? ServeSettings.of(System.getProperties()) : ServeSettings.free();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    Optional<String> obstacle = settings.obstacle();
    if (obstacle.isPresent()) {
      System.err.println(obstacle.get());
      System.exit(1);
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
      if (!files.stream().allMatch(Played::well)) {
        stack.log().lines().forEach(System.err::println);
        System.exit(1);
      }
    }
    System.exit(0);
  }
}
