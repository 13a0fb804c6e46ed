package io.iotmi.relay.vendor.host;

import io.iotmi.relay.vendor.folder.Declared;
import java.util.List;
import java.util.Locale;

/** Reads a member that names hosts. */
public final class HostsReader {
  private HostsReader() {}

  /** The hosts; none, with a fault, where the member does not name them. */
  public static Hosts hosts(Declared members, String name) {
    if (!members.has(name)) {
      members.fault(name, "must be given");
    }
    List<String> hosts =
        members.texts(name).stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    boolean named = hosts.stream().allMatch(HostsReader::isName);
    if (members.has(name) && (hosts.isEmpty() || !named)) {
      members.fault(
          name,
          "must be host names, such as key.example.com, or .example.com for each host below it");
    }
    return new Hosts(hosts);
  }

  /** Two labels at least: a whole top-level domain is no host of a vendor. */
  private static boolean isName(String host) {
    String name = host.startsWith(".") ? host.substring(1) : host;
    String[] labels = name.split("\\.", -1);
    boolean address = labels[labels.length - 1].chars().allMatch(Character::isDigit);
    return labels.length >= 2
        && !address
        && List.of(labels).stream()
            .allMatch(
                label ->
                    !label.isEmpty()
                        && label
                            .chars()
                            .allMatch(
                                c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')));
  }
}
