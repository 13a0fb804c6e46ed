package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A class that is longer than two hundred lines has more than one job. */
final class ClassSizeTest {
  private static final int MOST = 200;

  private static List<String> tooLong(Map<Path, String> sources) {
    return sources.entrySet().stream()
        .filter(source -> source.getValue().lines().count() > MOST)
        .map(source -> String.valueOf(source.getKey().getFileName()))
        .toList();
  }

  @Test
  void noSourceFileHasMoreThanTwoHundredLines() throws Exception {
    Map<Path, String> sources = new TreeMap<>();
    for (Path file : SourceFormat.sources()) {
      sources.put(file, Files.readString(file));
    }
    assertEquals(List.of(), tooLong(sources));
  }

  @Test
  void aFileOfOneLineMoreIsNamed() {
    Map<Path, String> sources =
        Map.of(
            Path.of("Long.java"), "x\n".repeat(MOST + 1), Path.of("Fits.java"), "x\n".repeat(MOST));
    assertEquals(List.of("Long.java"), tooLong(sources));
  }
}
