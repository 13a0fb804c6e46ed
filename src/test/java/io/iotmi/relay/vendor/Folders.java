package io.iotmi.relay.vendor;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.vendor.folder.FolderFault;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A vendor folder in memory, from small parts. */
public final class Folders {
  public static final Bounds BOUNDS = Bounds.standard(() -> 0);

  private static final String ON_OFF = "{'value': 'power', 'attribute': 'OnOff.OnOff'}";

  private final Map<String, String> texts = new TreeMap<>();

  private Folders() {}

  /** A folder that is complete and says little. */
  public static Folders acme() {
    return new Folders()
        .with("vendor.json", "{'name': 'acme', 'version': '1'}")
        .with("readings.jsonata", "body")
        .with("bindings.json", "{'bindings': [" + ON_OFF + "]}");
  }

  /** Adds a file; JSON may have ' in place of ". */
  public Folders with(String file, String text) {
    texts.put(file, file.endsWith(".json") ? text.replace('\'', '"') : text);
    return this;
  }

  /** With these bindings instead, in JSON that may have ' in place of ". */
  public Folders binding(String... bindings) {
    return with("bindings.json", "{'bindings': [" + String.join(", ", bindings) + "]}");
  }

  public Vendor read() {
    return VendorReader.read(files(), BOUNDS);
  }

  public FolderFiles files() {
    return new FolderFiles("acme", texts);
  }

  /** Each fault by file, place and message. */
  public List<String> faults() {
    return assertThrows(InvalidFolderException.class, this::read).faults().stream()
        .map(FolderFault::toString)
        .toList();
  }
}
