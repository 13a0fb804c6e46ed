package io.iotmi.relay.vendor;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.vendor.folder.FolderFault;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A vendor folder in memory, from small parts. */
public final class Folders {
  private final Map<String, String> texts = new TreeMap<>();

  private Folders() {}

  /** A folder that is complete and says little. */
  public static Folders acme() {
    return new Folders().with("vendor.json", "{'name': 'acme', 'version': '1'}");
  }

  /** Adds a file; JSON may have ' in place of ". */
  public Folders with(String file, String text) {
    texts.put(file, file.endsWith(".json") ? text.replace('\'', '"') : text);
    return this;
  }

  public Vendor read() {
    return VendorReader.read(files());
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
