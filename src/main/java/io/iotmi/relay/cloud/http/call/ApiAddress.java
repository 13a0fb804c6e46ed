package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.host.Hosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go, and where they may go.
 *
 * @param base in front of every path
 * @param hosts that the folder allows
 * @param own whether the base is another one than that of the folder
 */
public record ApiAddress(URI base, Hosts hosts, boolean own) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  /**
   * The address of an API.
   *
   * @param origin in place of that of the folder; null for that of the folder
   * @throws IllegalArgumentException if the folder does not allow it
   */
  public static ApiAddress of(Api api, @Nullable URI origin) {
    if (origin == null) {
      return new ApiAddress(api.address(), api.hosts(), false);
    }
    String text = origin.toString();
    // What stays on the machine needs no encryption; there, a stand-in may listen.
    boolean local =
        "http".equals(origin.getScheme()) && LOOPBACK.contains(String.valueOf(origin.getHost()));
    boolean bare = String.valueOf(origin.getRawPath()).isEmpty() && origin.getRawQuery() == null;
    if (!bare || !(local || api.hosts().allowed(text) != null)) {
      throw new IllegalArgumentException(
          "VENDOR_API_ADDRESS must be https:// and a host that the folder allows, without a path");
    }
    return new ApiAddress(URI.create(text + api.address().getRawPath()), api.hosts(), true);
  }

  /**
   * The same with the host that an access names: a name, or https and a name.
   *
   * @return null where the folder does not allow it
   */
  @Nullable ApiAddress at(String named) {
    if (own) {
      return this;
    }
    String bare = named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
    URI origin = hosts.allowed(bare.startsWith("https://") ? bare : "https://" + bare);
    return origin == null || !origin.getRawPath().isEmpty() || origin.getRawQuery() != null
        ? null
        : new ApiAddress(
            URI.create("https://" + origin.getRawAuthority() + base.getRawPath()), hosts, false);
  }

  /** The address of a path behind the base. */
  String of(List<String> segments) {
    StringBuilder address = new StringBuilder(base.toString());
    segments.forEach(segment -> address.append('/').append(Percent.encode(segment)));
    return address.toString();
  }

  /** The path behind the host, before anything in it is percent-encoded. */
  String plain(List<String> segments) {
    return base.getRawPath() + "/" + String.join("/", segments);
  }

  /** The address of a token call: whole, or behind the base. */
  String of(String url) {
    if (url.startsWith("/")) {
      return base + url;
    }
    // What stands in for the vendor stands in for all of its hosts.
    return own && hosts.allowed(base.toString()) == null
        ? base.resolve(URI.create(url).getRawPath()).toString()
        : url;
  }

  /** The address if a token may go there; null otherwise. */
  @Nullable URI allowed(String address) {
    try {
      URI uri = new URI(address);
      boolean sameOrigin =
          own
              && String.valueOf(base.getScheme()).equals(uri.getScheme())
              && String.valueOf(base.getRawAuthority()).equals(uri.getRawAuthority());
      return sameOrigin ? uri : hosts.allowed(address);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
