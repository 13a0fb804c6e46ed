package io.iotmi.relay.author.serve;

import io.iotmi.relay.author.Sample;
import io.iotmi.relay.local.play.ServeSettings;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * {@code mvn -Plocal -Dvendor=DIR -Dserve}: the embedded stack with the folder, up until Ctrl-C.
 */
public final class VendorServeMain {
  private VendorServeMain() {}

  /** Takes the directory of the folder. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]).toAbsolutePath().normalize();
    try {
      ServeSettings settings = ServeSettings.of(System.getProperties());
      Optional<String> obstacle = settings.obstacle();
      if (obstacle.isPresent()) {
        throw new IllegalStateException(obstacle.get());
      }
      System.out.println("Starting the embedded stack ...");
      try (VendorSite site = new VendorSite(folder, Path.of("target/served"), settings)) {
        System.out.println(guide(site));
        new CountDownLatch(1).await();
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
    } catch (InvalidFolderException e) {
      e.lines().forEach(System.err::println);
    }
    // Said aloud, for parts of the stack that have started would keep the process up.
    System.exit(1);
  }

  private static String guide(VendorSite site) {
    return """

    Serving. Watch %1$s/ and post the samples as the vendor would, signed:

      curl -s -X POST %1$s/samples

    or one of them:

    %2$s

    Ctrl-C ends.
    """
        .formatted(
            site.url(),
            site.samples().stream()
                .map(Sample::name)
                .map(name -> "  curl -s -X POST %s/samples/%s".formatted(site.url(), name))
                .collect(Collectors.joining("\n")));
  }
}
