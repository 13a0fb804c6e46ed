package io.iotmi.relay.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.schema.PublishedSchemas;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.binding.Binding;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder under {@code src/vendors}: its samples are its tests. */
final class ShippedFoldersTest {
  private static final Path VENDORS = Path.of("src/vendors");

  static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(VENDORS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Vendor vendor(Path folder) throws IOException {
    return VendorReader.read(
        FolderFiles.read(folder.getFileName().toString(), folder), Bounds.standard(() -> 0));
  }

  @TestFactory
  List<DynamicTest> eachSampleComesToWhatItsFolderExpects() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders()) {
      Vendor vendor = vendor(folder);
      for (Sample sample : Sample.of(folder)) {
        tests.add(
            dynamicTest(
                folder.getFileName() + " " + sample.name(), () -> comesAsExpected(vendor, sample)));
      }
    }
    assertTrue(tests.size() > 10, "the samples were not read");
    return tests;
  }

  private static void comesAsExpected(Vendor vendor, Sample sample) {
    Json.Obj expected = sample.expected();
    assertNotNull(expected, "there is no " + sample.name() + ".out.json");
    SampleRun run = SampleRun.of(vendor, sample);
    assertTrue(
        run.isAs(expected),
        () ->
            "comes to\n"
                + IndentedJson.of(run.outcome())
                + "\ninstead of\n"
                + IndentedJson.of(expected));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aFolderIsWhatItsSchemasSay(Path folder) throws IOException {
    for (Map.Entry<String, String> file :
        FolderFiles.read(folder.getFileName().toString(), folder).texts().entrySet()) {
      if (file.getKey().endsWith(".json")) {
        String schema = file.getKey().equals("vendor.json") ? "vendor" : "bindings";
        JsonNode json = JsonMapper.builder().build().readTree(file.getValue());
        assertEquals(
            List.of(),
            PublishedSchemas.at(schema + ".schema.json").violations(json),
            file.getKey());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyBindingOfAFolderIsTriedByASample(Path folder) throws IOException {
    Vendor vendor = vendor(folder);
    StringBuilder found = new StringBuilder();
    for (Sample sample : Sample.of(folder)) {
      found.append(IndentedJson.of(SampleRun.of(vendor, sample).readings()));
    }
    TreeSet<String> untried = new TreeSet<>();
    for (Binding binding : vendor.bindings().all()) {
      if (found.indexOf("\"" + binding.value() + "\"") < 0) {
        untried.add(binding.value());
      }
    }
    assertEquals(List.of(), List.copyOf(untried));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void noBindingLosesValuesThereAndBack(Path folder) throws IOException {
    assertEquals(List.of(), RoundTrips.findings(vendor(folder)));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aFolderNamesItsSourcesAndTheirLicences(Path folder) throws IOException {
    assertTrue(Files.readString(folder.resolve("sources.txt")).contains("https://"));
  }

  @Test
  void theFunctionFindsTheFoldersWithoutTheirSamples() throws IOException {
    for (Path folder : folders()) {
      Path shipped = Path.of("target/classes/vendors").resolve(folder.getFileName());
      assertTrue(Files.exists(shipped.resolve("vendor.json")), shipped.toString());
      assertTrue(Files.notExists(shipped.resolve("samples")), shipped.toString());
    }
  }
}
