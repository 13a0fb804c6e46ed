package io.iotmi.relay.vendor.jsonata;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of the input that tells which of its members are looked at. */
final class WatchedObject extends AbstractMap<String, @Nullable Object> {
  private final Map<String, @Nullable Object> members;
  private final ReadMembers log;
  private final String path;

  WatchedObject(Map<String, @Nullable Object> members, ReadMembers log, String path) {
    this.members = members;
    this.log = log;
    this.path = path;
    members.keySet().forEach(name -> log.there(path + "/" + name));
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    log.read(path + "/" + name);
    return members.get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return members.containsKey(name);
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    members.keySet().forEach(name -> log.read(path + "/" + name));
    return members.entrySet();
  }
}
