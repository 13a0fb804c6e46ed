package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceFormatTest {
  @Test
  void everySourceFileIsFormatted() throws Exception {
    List<Path> unformatted = new ArrayList<>();
    for (Path file : SourceFormat.sources()) {
      String source = Files.readString(file);
      if (!SourceFormat.formatted(source).equals(source)) {
        unformatted.add(file);
      }
    }
    assertEquals(List.of(), unformatted, "run mvn -Pformat");
  }

  @Test
  void aFileThatIsNotFormattedIsNoticed() throws Exception {
    String crooked = "class A {int  b;}\n";
    assertEquals("class A {\n  int b;\n}\n", SourceFormat.formatted(crooked));
  }
}
