package io.iotmi.relay.aws.http;

/**
 * What the JDK's HTTP client takes from system properties, once, before its first connection. See
 * https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/net/doc-files/net-properties.html
 */
final class JdkHttpSettings {
  private JdkHttpSettings() {}

  static void apply() {
    // Where a kept connection drops, the JDK would send a POST again on its own, unseen by the
    // pace of sending and by the count of attempts. An agent that was there before has fixed it;
    // then the JDK's is one more try of those that the sender makes anyway.
    System.setProperty("sun.net.http.retryPost", "false");
    // Kept connections for each host, 5 unless told. A ceiling, so it only has to be above any
    // concurrency of sending; with fewer, every burst pays for handshakes.
    preset("http.maxConnections", "256");
    // Seconds a connection is kept where the server names none, 5 unless told: too few between two
    // invocations.
    preset("http.keepAlive.time.server", "30");
  }

  /** What the operator has set stays. */
  private static void preset(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
