package io.iotmi.relay.author;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.local.cloud.CloudStandIn;
import io.iotmi.relay.local.story.StoryTeller;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.folder.FolderFault;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code mvn -Plocal -Dvendor=DIR}: reads a folder, runs its samples and shows input, readings,
 * requests, faults, members that no expression looked at, and bindings that lose values on the way
 * there and back. Then it plays the life of an account, where the folder is one that travels with
 * the function. Ends with 1 where the folder, a sample or the story is wrong. With {@code
 * -Dvendor.accept} what comes of each sample is written beside it as what is expected from now on.
 */
public final class AuthorMain {
  /** Folders that travel with the function. */
  private static final Path SHIPPED = Path.of("src", "vendors").toAbsolutePath().normalize();

  private final PrintStream out;
  private final boolean accept;

  /**
   * @param accept whether what comes of a sample is written beside it
   */
  AuthorMain(PrintStream out, boolean accept) {
    this.out = out;
    this.accept = accept;
  }

  /**
   * Takes the directory of the folder, whether what comes of its samples is accepted, and whether
   * the story of an account is told where the vendor has a stand-in.
   */
  public static void main(String[] args) throws IOException {
    boolean accept = Boolean.parseBoolean(args[1]);
    boolean story = Boolean.parseBoolean(args[2]) && !accept;
    Path folder = Path.of(args[0]).toAbsolutePath().normalize();
    int exit = new AuthorMain(System.out, accept).show(folder);
    String vendor = String.valueOf(folder.getFileName());
    if (exit == 0 && story && SHIPPED.equals(folder.getParent()) && CloudStandIn.isFor(vendor)) {
      exit = StoryTeller.tell(vendor, System.out) ? 0 : 1;
    }
    System.exit(exit);
  }

  int show(Path folder) throws IOException {
    String name = String.valueOf(folder.getFileName());
    if (!Files.isDirectory(folder)) {
      out.println(folder + " is no directory");
      return 1;
    }
    Vendor vendor;
    try {
      vendor = VendorReader.read(FolderFiles.read(name, folder), Bounds.standard(System::nanoTime));
    } catch (InvalidFolderException e) {
      out.println("The folder has " + e.faults().size() + " mistakes:");
      for (FolderFault fault : e.faults()) {
        out.println("  " + fault);
      }
      return 1;
    }
    List<String> findings = RoundTrips.findings(vendor);
    findings.forEach(finding -> out.println("finding " + finding));
    List<Sample> samples = Sample.of(folder);
    int wrong = 0;
    for (Sample sample : samples) {
      SampleRun run = SampleRun.of(vendor, sample);
      if (accept) {
        Files.writeString(
            folder.resolve("samples/" + sample.name() + ".out.json"),
            IndentedJson.of(run.outcome()) + "\n");
      }
      wrong += show(sample, run) || accept ? 0 : 1;
    }
    List<ExchangeSample> exchanges = ExchangeSample.of(folder);
    for (ExchangeSample sample : exchanges) {
      ExchangeRun run = ExchangeRun.of(vendor, sample);
      if (accept) {
        Files.writeString(
            folder.resolve("samples/" + sample.name() + ".exchange.json"),
            IndentedJson.of(sample.with(run)) + "\n");
      }
      wrong += show(sample, run) || accept ? 0 : 1;
    }
    out.printf(
        "%n%s %s: %d samples, %d not as expected%n",
        name, vendor.version(), samples.size() + exchanges.size(), wrong);
    return wrong == 0 && findings.isEmpty() ? 0 : 1;
  }

  private boolean show(Sample sample, SampleRun run) {
    Json.Obj expected = sample.expected();
    out.printf("%n== %s%n", sample.name());
    print("input", body(sample));
    print("readings", run.found());
    print("outcome", run.outcome());
    for (String member : run.unread()) {
      out.println("unread " + member);
    }
    if (expected == null) {
      out.println("expected: there is no " + sample.name() + ".out.json");
      return false;
    }
    if (!run.isAs(expected)) {
      print("expected", expected);
      return false;
    }
    return true;
  }

  private boolean show(ExchangeSample sample, ExchangeRun run) {
    out.printf("%n== %s%n", sample.name());
    run.sent().forEach(request -> print("request", request));
    run.unexpected().forEach(request -> print("request that the sample does not have", request));
    run.unsent().forEach(request -> print("not sent", request));
    print("gives", run.gives());
    if (!run.isAs(sample)) {
      print("expected", sample.gives());
      return false;
    }
    return true;
  }

  private static Json body(Sample sample) {
    try {
      return JsonReader.read(sample.payload().body());
    } catch (JsonSyntaxException e) {
      return new Json.Text(sample.payload().body());
    }
  }

  private void print(String title, @Nullable Json json) {
    out.printf("%s%n%s%n", title, json == null ? "nothing" : IndentedJson.of(json));
  }
}
