package io.iotmi.relay.vendor.host;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that may be asked. Nothing else may, since an address may come from an unverified request,
 * or from an answer. See https://owasp.org/www-community/attacks/Server_Side_Request_Forgery
 *
 * @param names in lower case; one with a dot in front stands for each host below it
 */
public record Hosts(List<String> names) {
  private static final int HTTPS = 443;
  private static final int MAX_LENGTH = 2_048;

  public Hosts {
    names = List.copyOf(names);
  }

  /**
   * The address if it may be asked: https, no user, the standard port, an allowed host, no step
   * upwards in its path. Null otherwise.
   */
  public @Nullable URI allowed(String address) {
    if (address.length() > MAX_LENGTH) {
      return null;
    }
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      return null;
    }
    String host = uri.getHost();
    String path = uri.getRawPath();
    boolean plain =
        "https".equals(uri.getScheme())
            && host != null
            && uri.getRawUserInfo() == null
            && uri.getRawFragment() == null
            && (uri.getPort() < 0 || uri.getPort() == HTTPS)
            && path != null
            && isStraight(path);
    return plain && names.stream().anyMatch(name -> matches(name, host.toLowerCase(Locale.ROOT)))
        ? uri
        : null;
  }

  private static boolean matches(String name, String host) {
    return name.startsWith(".")
        ? host.endsWith(name) && host.length() > name.length()
        : host.equals(name);
  }

  /** Whatever a server between here and there makes of them, no segment may lead elsewhere. */
  private static boolean isStraight(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return !lower.contains("..")
        && !lower.contains("/./")
        && !lower.contains("//")
        && !lower.contains("%2e")
        && !lower.contains("%2f")
        && !lower.contains("%5c");
  }
}
