package io.iotmi.relay.aws.http;

/**
 * What the JDK's HTTP client takes from system properties, once, before its first connection. See
 * https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/net/doc-files/net-properties.html
 */
final class JdkHttpSettings {
  private JdkHttpSettings() {}

  static void apply() {
    // Where a kept connection drops, the JDK would send a POST again on its own, unseen by the
    // pace of sending and by the count of attempts. A Java agent that used HTTP earlier has fixed
    // the value; then the JDK makes one attempt more than the sender knows of.
    System.setProperty("sun.net.http.retryPost", "false");
    // The most connections kept for each host; the JDK's default is 5. It has to be above any
    // concurrency of sending: with fewer, every burst pays for handshakes.
    preset("http.maxConnections", "256");
    // Seconds for which a connection is kept where the server names none. The JDK's default of 5 is
    // too short between two invocations.
    preset("http.keepAlive.time.server", "30");
  }

  /** What the operator has set stays. */
  private static void preset(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
