package io.iotmi.relay.stage.recall.inventory;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * A device that is missing from two complete discoveries in a row is gone: one may leave out a
 * device by accident.
 *
 * @param missing that were there until the discovery before, and are not in this one
 * @param gone that have been missing in this one and the one before
 */
record GhostRule(Set<String> missing, Set<String> gone) {

  /**
   * @param seen devices of this discovery
   * @param seenBefore devices of the discovery before
   * @param missingBefore that the discovery before was the first to leave out
   */
  static GhostRule apply(Set<String> seen, Set<String> seenBefore, Set<String> missingBefore) {
    return new GhostRule(less(seenBefore, seen), less(missingBefore, seen));
  }

  private static SequencedSet<String> less(Set<String> all, Set<String> those) {
    SequencedSet<String> left = new LinkedHashSet<>(all);
    left.removeAll(those);
    return left;
  }
}
