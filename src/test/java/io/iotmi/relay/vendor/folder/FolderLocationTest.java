package io.iotmi.relay.vendor.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderLocationTest {
  @TempDir private Path place;

  private static void write(Path parent, String content) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("vendors/acme"));
    Files.writeString(folder.resolve("vendor.json"), content);
    Files.writeString(folder.resolve("readings.jsonata"), "body");
    Files.writeString(folder.resolve("sources.txt"), "for people");
    Files.createDirectories(folder.resolve("samples"));
  }

  private FolderLocation with(URL... classPath) {
    return new FolderLocation(place.resolve("opt"), new URLClassLoader(classPath, null));
  }

  private Optional<FolderFiles> find(URL... classPath) throws IOException {
    return with(classPath).find("acme");
  }

  @Test
  void aFolderBesideTheClassesIsFound() throws IOException {
    write(place.resolve("classes"), "beside");
    FolderFiles found = find(place.resolve("classes").toUri().toURL()).orElseThrow();
    assertEquals("beside", found.text("vendor.json"));
  }

  @Test
  void aFolderInAJarIsFound() throws IOException {
    Path jar = place.resolve("function.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("vendors/acme/vendor.json"));
      zip.write("zipped".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("zipped", find(jar.toUri().toURL()).orElseThrow().text("vendor.json"));
  }

  @Test
  void aFolderInALayerWinsOverOneBesideTheClasses() throws IOException {
    write(place.resolve("classes"), "beside");
    write(place.resolve("opt"), "layer");
    FolderFiles found = find(place.resolve("classes").toUri().toURL()).orElseThrow();
    assertEquals("layer", found.text("vendor.json"));
  }

  @Test
  void onlyJsonAndExpressionsAreRead() throws IOException {
    write(place.resolve("opt"), "layer");
    assertEquals(Set.of("vendor.json", "readings.jsonata"), find().orElseThrow().texts().keySet());
  }

  @Test
  void aMissingFolderIsNotFound() throws IOException {
    assertEquals(Optional.empty(), find());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../acme", "/acme", "", "Acme", "a/b", "acme\n"})
  void noNameLeadsOutOfTheParentFolder(String name) throws IOException {
    write(place.resolve("opt"), "layer");
    assertEquals(Optional.empty(), with().find(name));
  }

  @Test
  void aFolderOfMoreThanAMegabyteIsRefused() throws IOException {
    write(place.resolve("opt"), " ".repeat(1_048_577));
    String message = String.valueOf(assertThrows(IOException.class, this::find).getMessage());
    assertTrue(message.contains("vendors/acme holds more than"), message);
  }
}
