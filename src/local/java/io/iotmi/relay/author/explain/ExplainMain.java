package io.iotmi.relay.author.explain;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Check;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.stage.verify.material.SignedPart;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.web.HttpsVendorWeb;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code mvn -Plocal -Dvendor=DIR -Dexplain=FILE}: judges a captured request as the door would.
 * {@code -Dexplain.secret=FILE} holds the secret as Secrets Manager would, {@code -Dexplain.at} is
 * the time of the request, and {@code -Dexplain.signed=FILE} what the vendor's side signs.
 */
public final class ExplainMain {
  private final Path folder;
  private final Properties given;
  private final VendorWeb web;

  ExplainMain(Path folder, Properties given, VendorWeb web) {
    this.folder = folder;
    this.given = given;
    this.web = web;
  }

  /** Takes the directory of the folder. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]).toAbsolutePath().normalize();
    try {
      new ExplainMain(folder, System.getProperties(), asOnce(new HttpsVendorWeb()))
          .lines()
          .forEach(System.out::println);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (InvalidFolderException e) {
      e.lines().forEach(System.err::println);
      System.exit(1);
    }
  }

  /** The same key is looked for with each change that is tried. */
  private static VendorWeb asOnce(VendorWeb web) {
    Map<URI, VendorWeb.Answer> answers = new ConcurrentHashMap<>();
    return (address, deadline) -> answers.computeIfAbsent(address, a -> web.get(a, deadline));
  }

  List<String> lines() throws IOException {
    FolderFiles files = FolderFiles.read(String.valueOf(folder.getFileName()), folder);
    Vendor vendor = VendorReader.read(files, Bounds.standard(System::nanoTime));
    Capture capture = Capture.read(Files.readAllBytes(file("explain").orElseThrow()));
    Explanation explanation = new Explanation(vendor).request(capture);
    WebhookRequest request = capture.request();
    Door door = vendor.door();
    if (door == null) {
      return explanation
          .payload(
              new VendorPayload(
                  Map.of(),
                  request.paths().getFirst(),
                  Map.of(),
                  new String(request.body(), StandardCharsets.UTF_8)))
          .lines();
    }
    Judge judge = new Judge(door, vendor.body(), secrets(), at(), web);
    Judge.Verdict verdict = judge.verdict(request);
    List<Check> checks = judge.checks(request);
    List<SignedPart> signed = judge.signed(request);
    explanation.verdict(judge, verdict.reply()).checks(checks).signed(signed);
    Optional<Path> theirs = file("explain.signed");
    if (theirs.isPresent()) {
      explanation.difference(signed, Files.readAllBytes(theirs.get()));
    }
    explanation.fitting(checks, () -> new Fitting(judge).changes(door(files), request));
    verdict.payload().or(() -> judge.payload(request)).ifPresent(explanation::payload);
    return explanation.lines();
  }

  private LiveSecrets secrets() throws IOException {
    Optional<Path> file = file("explain.secret");
    return file.isEmpty()
        ? LiveSecrets.NONE
        : new LiveSecrets(List.of(Files.readString(file.get())));
  }

  private Instant at() {
    String text = given.getProperty("explain.at", "");
    try {
      return text.isEmpty() ? Instant.now() : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "-Dexplain.at=" + text + " must be a time such as 2026-11-26T09:00:00Z", e);
    }
  }

  private Optional<Path> file(String property) {
    String name = given.getProperty(property, "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("-D" + property + "=" + name + " is no file");
    }
    return Optional.of(path);
  }

  private static Json.Obj door(FolderFiles files) {
    try {
      String text = files.text("vendor.json");
      return text != null
              && JsonReader.read(text) instanceof Json.Obj main
              && main.get("door") instanceof Json.Obj door
          ? door
          : Json.Obj.EMPTY;
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the folder has been read", e);
    }
  }
}
