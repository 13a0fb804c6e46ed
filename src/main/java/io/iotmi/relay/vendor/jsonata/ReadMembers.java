package io.iotmi.relay.vendor.jsonata;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which members of the input an expression looked at, for the author of a folder; {@link #none}
 * keeps no record. A member of an object in a list counts once for all objects of the list, with
 * {@code *} in place of the index.
 */
public final class ReadMembers {
  private static final ReadMembers NONE = new ReadMembers(false);

  private final boolean kept;
  private final Set<String> there = new TreeSet<>();
  private final Set<String> read = new TreeSet<>();

  private ReadMembers(boolean kept) {
    this.kept = kept;
  }

  /** Keeps no record. */
  public static ReadMembers none() {
    return NONE;
  }

  public static ReadMembers record() {
    return new ReadMembers(true);
  }

  boolean kept() {
    return kept;
  }

  void there(String path) {
    there.add(path);
  }

  void read(String path) {
    read.add(path);
  }

  /** Paths of members with no part that was looked at, the topmost of each. */
  public SequencedSet<String> unread() {
    SequencedSet<String> unread = new LinkedHashSet<>();
    for (String path : there) {
      if (!read.contains(path) && unread.stream().noneMatch(top -> path.startsWith(top + "/"))) {
        unread.add(path);
      }
    }
    return unread;
  }
}
