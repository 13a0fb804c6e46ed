package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.LocalCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes a function of each kind loads, and when. */
final class LoadedClassesIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final List<String> OF_VENDORS =
      List.of(
          "io.iotmi.relay.vendor.",
          "io.iotmi.relay.stage.translate.",
          "io.iotmi.relay.stage.verify.",
          "io.iotmi.relay.web.",
          "com.dashjoin.");
  private static final Map<String, String> VENDOR =
      Map.of(
          "VENDOR",
          "seam",
          "VENDOR_SECRET",
          "arn:aws:secretsmanager:eu-west-1:000000000000:secret:seam-AbCdEf");

  @TempDir private Path folder;
  private final FunctionLog log = new FunctionLog();

  private FunctionSpec logged() {
    return FunctionSpec.built()
        .withEnvironment(STACK.environment())
        .plusJvmArgs("-Xlog:class+load=info:file=" + folder.resolve("classes") + ":none");
  }

  private List<String> ofVendors() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("classes"))) {
      return lines
          .filter(line -> OF_VENDORS.stream().anyMatch(line::startsWith))
          .map(line -> line.split(" ", 2)[0])
          .toList();
    }
  }

  private static byte[] batch(String body) {
    return new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(body).bytes();
  }

  private static byte[] webhook() {
    return """
    {"version":"2.0","rawPath":"/webhook","rawQueryString":"","isBase64Encoded":false,
     "headers":{"svix-id":"m","svix-timestamp":"1","svix-signature":"v1,AAAA"},
     "requestContext":{"http":{"method":"POST","path":"/webhook"}},"body":"{}"}"""
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void withoutAVendorNothingOfVendorsIsLoaded() throws IOException {
    try (FunctionProcess function = FunctionProcess.start(logged(), log)) {
      InvocationResult result =
          function.invoke(batch(change(unique("plain"), "lamp").toString()), TIMEOUT, null);
      assertEquals("{\"batchItemFailures\":[]}", result.text());
      assertFalse(function.invoke(webhook(), TIMEOUT, null).functionError());
      assertEquals(List.of(), ofVendors());
    }
  }

  @Test
  void withSnapStartTheDoorIsLoadedBeforeTheSnapshot() throws Exception {
    try (LocalCredentials credentials =
            LocalCredentials.start(EmbeddedStack.KEY_ID, EmbeddedStack.SECRET);
        FunctionProcess function =
            FunctionProcess.start(
                logged().withEnvironment(VENDOR).withSnapStart(credentials), log)) {
      log.await(line -> line.contains("primed for the snapshot"), 1, TIMEOUT);
      List<String> before = ofVendors();
      assertTrue(before.contains("io.iotmi.relay.stage.verify.WebhookVerifier"), before.toString());
      int asked = STACK.secrets().asked();
      assertTrue(function.invoke(webhook(), TIMEOUT, null).text().contains("401"));
      assertEquals(asked + 2, STACK.secrets().asked());
      List<String> after = ofVendors();
      // What is within a class may wait: priming knows no header in which a vendor has its time.
      assertEquals(
          List.of(),
          after.subList(before.size(), after.size()).stream()
              .filter(name -> !name.contains("$"))
              .toList());
    }
  }
}
