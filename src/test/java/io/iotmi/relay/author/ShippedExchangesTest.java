package io.iotmi.relay.author;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The exchanges of every folder under {@code src/vendors}. */
final class ShippedExchangesTest {
  @TestFactory
  List<DynamicTest> eachOperationBecomesTheRequestsThatItsFolderExpects() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : ShippedFoldersTest.folders()) {
      Vendor vendor =
          VendorReader.read(
              FolderFiles.read(String.valueOf(folder.getFileName()), folder),
              Bounds.standard(() -> 0));
      for (ExchangeSample sample : ExchangeSample.of(folder)) {
        tests.add(
            dynamicTest(
                folder.getFileName() + " " + sample.name(), () -> comesAsExpected(vendor, sample)));
      }
    }
    assertTrue(!tests.isEmpty(), "the samples were not read");
    return tests;
  }

  @Test
  void everyShippedFolderShowsItsUserItsDevicesACommandAndAState() throws IOException {
    for (Path folder : ShippedFoldersTest.folders()) {
      Set<String> tried = new TreeSet<>();
      for (ExchangeSample sample : ExchangeSample.of(folder)) {
        tried.add(sample.operation().replace("userIn", "user"));
      }
      assertTrue(
          tried.containsAll(Set.of("user", "devices", "command", "state")), folder + " " + tried);
    }
  }

  private static void comesAsExpected(Vendor vendor, ExchangeSample sample) {
    ExchangeRun run = ExchangeRun.of(vendor, sample);
    assertTrue(
        run.isAs(sample),
        () -> {
          StringBuilder told = new StringBuilder("gives\n" + IndentedJson.of(run.gives()));
          run.unexpected().forEach(r -> told.append("\nunexpected\n").append(IndentedJson.of(r)));
          run.unsent().forEach(r -> told.append("\nnot sent\n").append(IndentedJson.of(r)));
          return told.toString();
        });
  }
}
