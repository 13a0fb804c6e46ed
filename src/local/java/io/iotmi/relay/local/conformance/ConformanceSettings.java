package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.cloud.CloudStandIn;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.wire.ListenAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;

/**
 * What {@code -Dconformance.…} says.
 *
 * @param target empty for the function of this project, an {@code http} address of a Runtime
 *     Interface Emulator, or the ARN of a deployed function
 * @param vendor folder that this project's function is run with
 * @param connectorId that calls name
 * @param endpoint where the stand-in of managed integrations listens for an emulated function
 * @param accounts by name; empty where none was given
 */
record ConformanceSettings(
    String target,
    String vendor,
    String connectorId,
    ListenAddress endpoint,
    SequencedMap<String, Credential> accounts) {
  private static final String PREFIX = "conformance.";

  /** Of the environment, since other users of a machine see its command lines. */
  private static final String TOKEN = "CONFORMANCE_TOKEN";

  private static final int ENDPOINT_PORT = 8081;

  /**
   * An absent or empty property has its usual value.
   *
   * @throws IllegalArgumentException that names the property and what it may hold
   */
  static ConformanceSettings of(Properties properties, Map<String, String> environment) {
    String target = given(properties, "target", "");
    if (!target.isEmpty() && !target.startsWith("http://") && !target.startsWith("arn:")) {
      throw wrong("target", "the http address of an emulator, or the ARN of a function");
    }
    String vendor = given(properties, "vendor", "smartthings");
    if (target.isEmpty() && !CloudStandIn.isFor(vendor)) {
      throw wrong("vendor", "a folder whose vendor has a stand-in, such as smartthings");
    }
    return new ConformanceSettings(
        target,
        vendor,
        given(properties, "connector", "local-connector"),
        new ListenAddress(address(properties), port(properties)),
        accounts(properties, environment.getOrDefault(TOKEN, ""), target));
  }

  boolean isArn() {
    return target.startsWith("arn:");
  }

  private static SequencedMap<String, Credential> accounts(
      Properties properties, String token, String target) {
    SequencedMap<String, Credential> accounts = new LinkedHashMap<>();
    String arn = given(properties, "secret.arn", "");
    if (!token.isEmpty()) {
      accounts.put("oauth", new Credential.Token(token));
    }
    if (!arn.isEmpty()) {
      accounts.put(
          "general", new Credential.Secret(arn, given(properties, "secret.version", ""), ""));
    }
    if (accounts.isEmpty() && !target.isEmpty()) {
      throw new IllegalArgumentException(
          "A user's access token must be in the environment as "
              + TOKEN
              + ", or -Dconformance.secret.arn and .version name a secret.");
    }
    return accounts;
  }

  private static InetAddress address(Properties properties) {
    String given = given(properties, "address", "127.0.0.1");
    try {
      return InetAddress.getByName(given);
    } catch (UnknownHostException e) {
      throw (IllegalArgumentException) wrong("address", "an address of this machine").initCause(e);
    }
  }

  private static int port(Properties properties) {
    String given = given(properties, "port", Integer.toString(ENDPOINT_PORT));
    if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65_535) {
      throw wrong("port", "a port, 0 to 65535");
    }
    return Integer.parseInt(given);
  }

  private static String given(Properties properties, String name, String usual) {
    String value = properties.getProperty(PREFIX + name, "");
    return value.isBlank() ? usual : value.strip();
  }

  private static IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException("-D" + PREFIX + name + " must be " + expected + ".");
  }
}
