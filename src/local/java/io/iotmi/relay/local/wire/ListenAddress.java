package io.iotmi.relay.local.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a server listens.
 *
 * @param port 0 for any free one
 */
public record ListenAddress(InetAddress address, int port) {

  /** The loopback address, which only this machine reaches, with any free port. */
  public static ListenAddress free() {
    return new ListenAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  public InetSocketAddress socket() {
    return new InetSocketAddress(address, port);
  }

  /** {@code host:port} of a server that listens, for those who call it from this machine. */
  public static String authority(InetSocketAddress bound) {
    InetAddress address = bound.getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return (address instanceof Inet6Address && !address.isAnyLocalAddress()
            ? "[" + host + "]"
            : host)
        + ":"
        + bound.getPort();
  }
}
