package io.iotmi.relay.vendor.folder;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the folder of a vendor may stand: in a Lambda layer, which wins, or beside the classes of
 * the function. See https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
 *
 * @param layer {@code /opt} on Lambda
 */
public record FolderLocation(Path layer, ClassLoader classes) {
  /** What {@code VENDOR} may be; no such name leads out of its parent. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final String PARENT = "vendors";
  private static final String MAIN_FILE = "vendor.json";

  public static FolderLocation ofFunction() {
    return new FolderLocation(Path.of("/opt"), FolderLocation.class.getClassLoader());
  }

  /** The folder's files, or nothing where there is no folder of that name. */
  public Optional<FolderFiles> find(String vendor) throws IOException {
    if (!NAME.matcher(vendor).matches()) {
      return Optional.empty();
    }
    Path inLayer = layer.resolve(PARENT).resolve(vendor);
    if (Files.isRegularFile(inLayer.resolve(MAIN_FILE))) {
      return Optional.of(FolderFiles.read(vendor, inLayer));
    }
    URL found = classes.getResource(PARENT + "/" + vendor + "/" + MAIN_FILE);
    return found == null ? Optional.empty() : Optional.of(besideClasses(vendor, found));
  }

  private static FolderFiles besideClasses(String vendor, URL found) throws IOException {
    try {
      URI uri = found.toURI();
      if (!uri.getScheme().equals("jar")) {
        return FolderFiles.read(vendor, Path.of(uri).resolveSibling(""));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return FolderFiles.read(vendor, jar.getPath("/" + PARENT + "/" + vendor));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
