package io.iotmi.relay.local.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.StackPorts;
import io.iotmi.relay.local.wire.ListenAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeSettingsTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  @Test
  void withoutPropertiesEachPartHasAFixedPortOfTheLoopbackAddress() {
    assertEquals(
        new ServeSettings(new StackPorts(LOOPBACK, 8081, 9324, 8000), 8080),
        ServeSettings.of(new Properties()));
  }

  @Test
  void anEmptyPropertyCountsAsAbsent() {
    assertEquals(
        ServeSettings.of(new Properties()),
        ServeSettings.of(properties("serve.port", "", "serve.address", "", "serve.sqs.port", "")));
  }

  @Test
  void eachPortAndTheAddressCanBeChosen() {
    ServeSettings settings =
        ServeSettings.of(
            properties(
                "serve.address", "0.0.0.0",
                "serve.port", "1001",
                "serve.endpoint.port", "1002",
                "serve.sqs.port", "1003",
                "serve.dynamodb.port", "1004"));
    assertEquals(
        new ServeSettings(new StackPorts(InetAddress.ofLiteral("0.0.0.0"), 1002, 1003, 1004), 1001),
        settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "-1", "65536", "8080 ", "123456"})
  void aTextThatIsNoPortIsToldWithItsProperty(String wrong) {
    String message = refused("serve.sqs.port", wrong);
    assertTrue(message.startsWith("-Dserve.sqs.port=" + wrong + " is no port"), message);
  }

  @Test
  void anAddressThatCannotBeReadIsToldWithItsProperty() {
    assertEquals(
        "-Dserve.address=1.2.3.4.5.invalid is no address of this machine.",
        refused("serve.address", "1.2.3.4.5.invalid"));
  }

  @ParameterizedTest
  @CsvSource({"serve.port", "serve.endpoint.port", "serve.sqs.port", "serve.dynamodb.port"})
  void aTakenPortIsToldInOneLineWithItsProperty(String property) throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(ListenAddress.free().socket());
      Properties properties = allFree();
      properties.setProperty(property, Integer.toString(taken.getLocalPort()));
      assertEquals(
          Optional.of(
              "Port %d of 127.0.0.1 is taken; -D%s=... takes another."
                  .formatted(taken.getLocalPort(), property)),
          ServeSettings.of(properties).obstacle());
    }
  }

  /** 192.0.2.0/24 is for documents, https://www.rfc-editor.org/rfc/rfc5737. */
  @Test
  void anAddressOfAnotherMachineIsToldInOneLine() {
    Properties properties = allFree();
    properties.setProperty("serve.address", "192.0.2.1");
    assertEquals(
        Optional.of("192.0.2.1 is no address of this machine; -Dserve.address=... takes another."),
        ServeSettings.of(properties).obstacle());
  }

  @Test
  void twoPartsOnOnePortAreToldInOneLine() throws Exception {
    String port = Integer.toString(unused());
    Properties properties = allFree();
    properties.setProperty("serve.port", port);
    properties.setProperty("serve.dynamodb.port", port);
    assertEquals(
        Optional.of("-Dserve.port and -Dserve.dynamodb.port both name port " + port + "."),
        ServeSettings.of(properties).obstacle());
  }

  @Test
  void freePortsAreNoObstacle() {
    assertEquals(Optional.empty(), ServeSettings.free().obstacle());
    assertEquals(Optional.empty(), ServeSettings.of(allFree()).obstacle());
  }

  private static int unused() throws Exception {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(ListenAddress.free().socket());
      return socket.getLocalPort();
    }
  }

  private static Properties allFree() {
    return properties(
        "serve.port", "0",
        "serve.endpoint.port", "0",
        "serve.sqs.port", "0",
        "serve.dynamodb.port", "0");
  }

  private static String refused(String name, String value) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class, () -> ServeSettings.of(properties(name, value)))
            .getMessage());
  }

  private static Properties properties(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return properties;
  }
}
