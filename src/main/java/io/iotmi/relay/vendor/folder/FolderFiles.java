package io.iotmi.relay.vendor.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one vendor folder, read whole. Samples are not among them.
 *
 * @param vendor name of the folder
 * @param texts text by file name, in the order of the names
 */
public record FolderFiles(String vendor, Map<String, String> texts) {
  /** Far above any folder, far below what would slow down a start. */
  private static final long MAX_BYTES = 1024 * 1024;

  private static final List<String> KINDS = List.of(".json", ".jsonata");

  public FolderFiles {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** Reads the JSON and JSONata files that stand directly in the folder. */
  public static FolderFiles read(String vendor, Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    long bytes = 0;
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        String name = String.valueOf(entry.getFileName());
        if (Files.isRegularFile(entry) && KINDS.stream().anyMatch(name::endsWith)) {
          bytes += Files.size(entry);
          if (bytes > MAX_BYTES) {
            throw new IOException("vendors/" + vendor + " holds more than " + MAX_BYTES + " bytes");
          }
          texts.put(name, Files.readString(entry, StandardCharsets.UTF_8));
        }
      }
    }
    return new FolderFiles(vendor, texts);
  }

  public @Nullable String text(String file) {
    return texts.get(file);
  }
}
