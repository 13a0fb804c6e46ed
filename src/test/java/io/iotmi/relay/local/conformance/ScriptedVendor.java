package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.account.VendorSide;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A vendor with twelve lamps for each user, who tells a connector what happens to them. */
final class ScriptedVendor implements VendorSide {
  private static final int LAMPS = 12;

  private final Map<String, Boolean> lamps = new HashMap<>();
  private final Map<String, Integer> commands = new HashMap<>();
  private final Map<String, Manner> next = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();
  private Consumer<String> webhook = lamp -> {};

  synchronized void webhook(Consumer<String> receiver) {
    webhook = receiver;
  }

  static List<String> lamps(String account) {
    return IntStream.rangeClosed(1, LAMPS).mapToObj(i -> account + "-lamp-" + i).toList();
  }

  static String owner(String lamp) {
    return lamp.substring(0, lamp.indexOf('-'));
  }

  @Override
  public Set<String> devices(String account) {
    return new TreeSet<>(lamps(account));
  }

  @Override
  public boolean confirms() {
    return true;
  }

  @Override
  public synchronized boolean next(String device, Manner manner) {
    next.put(device, manner);
    return true;
  }

  @Override
  public Optional<String> change(String account) {
    String lamp = lamps(account).getLast();
    Consumer<String> receiver;
    synchronized (this) {
      lamps.merge(lamp, true, (was, now) -> !was);
      receiver = webhook;
    }
    receiver.accept(lamp);
    return Optional.of(lamp);
  }

  @Override
  public synchronized @Nullable Integer dispatched(String device) {
    return commands.getOrDefault(device, 0);
  }

  @Override
  public synchronized Boolean revoked(String account) {
    return revoked.contains(account);
  }

  synchronized void revoke(String account) {
    revoked.add(account);
  }

  synchronized boolean isOn(String lamp) {
    return lamps.getOrDefault(lamp, false);
  }

  /** Switches a lamp; empty where it does so at once. */
  synchronized Optional<Manner> command(String lamp, boolean on) {
    commands.merge(lamp, 1, Integer::sum);
    Manner manner = next.remove(lamp);
    if (manner != Manner.NEVER) {
      lamps.put(lamp, on);
    }
    return Optional.ofNullable(manner);
  }
}
