package io.iotmi.relay.vendor.api;

import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.DurationMember;
import io.iotmi.relay.vendor.host.Hosts;
import io.iotmi.relay.vendor.host.HostsReader;
import io.iotmi.relay.vendor.jsonata.Expression;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code api} of a {@code vendor.json}. */
public final class ApiReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
  private static final URI NOWHERE = URI.create("https://nowhere.invalid");

  private ApiReader() {}

  /**
   * The API; null where the folder has none, or where an expression is missing, which is a fault of
   * its own.
   *
   * @param main the object that holds the member
   */
  public static @Nullable Api read(
      Declared main, @Nullable Expression requests, @Nullable Expression answers) {
    Declared members = main.object("api");
    if (members == null) {
      return null;
    }
    URI address = address(members);
    Hosts hosts = hosts(members, address);
    Declared authorization = members.object("authorization");
    Authorization oauth = AuthorizationReader.bearer();
    Authorization general = null;
    if (authorization != null) {
      Declared token = authorization.object("oauth");
      Declared credential = authorization.object("general");
      oauth = token == null ? null : new AuthorizationReader(hosts, false).read(token);
      general = credential == null ? null : new AuthorizationReader(hosts, true).read(credential);
      if (oauth == null && general == null) {
        authorization.fault("needs oauth, general or both");
      }
      authorization.end();
    }
    Api.Named user = named(members, "user");
    Api.Named origin = named(members, "origin");
    List<Api.RequestLimit> limits = limits(members);
    Duration timeout =
        DurationMember.read(members, "timeout", TIMEOUT, Duration.ofSeconds(1), MAX_TIMEOUT);
    members.end();
    return requests == null || answers == null
        ? null
        : new Api(address, hosts, oauth, general, user, origin, limits, timeout, requests, answers);
  }

  private static URI address(Declared members) {
    String text = members.needText("address");
    if (text.isEmpty()) {
      return NOWHERE;
    }
    try {
      URI uri = URI.create(text);
      String host = uri.getHost();
      if (host != null
          && uri.getRawQuery() == null
          && !text.endsWith("/")
          && new Hosts(List.of(host.toLowerCase(Locale.ROOT))).allowed(text) != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Refused below like any other text that is no such address.
    }
    members.fault(
        "address",
        "must be an https address without query or slash at its end, such as"
            + " https://api.example.com/v1");
    return NOWHERE;
  }

  private static Hosts hosts(Declared members, URI address) {
    if (!members.has("hosts")) {
      return new Hosts(List.of(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)));
    }
    Hosts hosts = HostsReader.hosts(members, "hosts");
    if (!address.equals(NOWHERE) && hosts.allowed(address.toString()) == null) {
      members.fault("hosts", "must hold the host of the address");
    }
    return hosts;
  }

  private static Api.Named named(Declared members, String name) {
    Declared given = members.object(name);
    if (given == null) {
      return new Api.Named(null, null);
    }
    Api.Named named = new Api.Named(given.text("claim"), given.text("member"));
    given.end();
    return named;
  }

  private static List<Api.RequestLimit> limits(Declared members) {
    List<Api.RequestLimit> limits = new ArrayList<>();
    for (Declared limit : members.objects("limits")) {
      Integer requests = limit.whole("requests", 1, 10_000_000);
      if (requests == null && !limit.has("requests")) {
        limit.fault("requests", "must be given");
      }
      Duration within =
          DurationMember.read(
              limit, "within", Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofDays(31));
      boolean ofUser = limit.oneOf("of", Whose.class, Whose.ALL) == Whose.USER;
      limit.end();
      limits.add(new Api.RequestLimit(requests == null ? 1 : requests, within, ofUser));
    }
    return limits;
  }

  /** Whose requests count together. */
  private enum Whose {
    ALL,
    USER
  }
}
