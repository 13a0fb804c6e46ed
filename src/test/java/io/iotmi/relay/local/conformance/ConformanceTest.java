package io.iotmi.relay.local.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.account.VendorSide;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.Outcome;
import io.iotmi.relay.local.service.Target;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of a run, and what they may set. */
final class ConformanceTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(Target target) {
    Subject subject =
        new Subject(
            "a connector",
            "connector-1",
            new LinkedHashMap<>(Map.of("ada", new Credential.Token("token"))),
            target,
            null,
            discovery -> {},
            VendorSide.unseen(),
            () -> {});
    return new Conformance(
            new PrintStream(printed, true, UTF_8), Waiting.byTime(Duration.ZERO, Duration.ZERO))
        .run(subject);
  }

  @Test
  void aBrokenRuleIsPrintedWithWhatWasFoundAndThePageThatSaysSo() {
    int exit = run((call, within) -> new Outcome.Replied("[]".getBytes(UTF_8)));
    String text = printed.toString(UTF_8);
    assertEquals(Conformance.RED, exit);
    assertTrue(text.contains("E2   FAIL"), text);
    assertTrue(text.contains("- AWS.Reboot, invocation 1, was answered []"), text);
    assertTrue(text.contains("connector-operations-overview.html"), text);
  }

  @Test
  void aRunWithoutABrokenRuleIsGreen() {
    Target polite =
        (call, within) -> {
          String text = new Outcome.Replied(call).text();
          boolean good = text.contains("\"auth\"") && !text.contains("Reboot");
          String reply =
              "{\"header\":{\"responseCode\":%d},\"payload\":{\"userId\":\"ada\",\"responseMessage\":\"-\"}}"
                  .formatted(good ? 200 : 400);
          return new Outcome.Replied(reply.getBytes(UTF_8));
        };
    assertEquals(Conformance.GREEN, run(polite), printed.toString(UTF_8));
  }

  @Test
  void aConnectorThatIsNotThereIsNotJudged() {
    assertEquals(
        Conformance.NOT_RUN, run((call, within) -> new Outcome.Unreachable("no route to it")));
    assertTrue(printed.toString(UTF_8).contains("no route to it"), printed.toString(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "target, ftp://x",
    "target, http://localhost:9000",
    "port, -1",
    "vendor, acme",
    "port, 99999",
  })
  void aWrongSettingIsNamed(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty("conformance." + name, value);
    IllegalArgumentException fault =
        assertThrows(
            IllegalArgumentException.class, () -> ConformanceSettings.of(properties, Map.of()));
    assertTrue(fault.toString().contains("-Dconformance."), fault.toString());
  }

  @Test
  void aTargetMayHaveBothAuthorizations() {
    Properties properties = new Properties();
    properties.setProperty("conformance.target", "http://localhost:9000");
    properties.setProperty("conformance.secret.arn", "arn:aws:secretsmanager:…");
    assertEquals(
        2,
        ConformanceSettings.of(properties, Map.of("CONFORMANCE_TOKEN", "token")).accounts().size());
  }
}
