package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.stage.park.MessageLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries by group, dealt out so that a group keeps its order. SQS takes or refuses each entry of a
 * call by itself, so a call to a FIFO queue holds one entry of a group at most: the next one waits
 * until this one is there. A standard queue promises no order, but mostly keeps it. Not
 * thread-safe.
 */
final class SqsLanes {
  private static final int MAX_ENTRIES = 10;

  private final boolean fifo;
  private final Deque<Deque<SqsEntry>> lanes = new ArrayDeque<>();

  private SqsLanes(boolean fifo) {
    this.fifo = fifo;
  }

  /**
   * Parts that may be sent side by side, none of them empty.
   *
   * @param most how many parts at most
   */
  static List<SqsLanes> of(List<SqsEntry> entries, boolean fifo, int most) {
    Map<String, Deque<SqsEntry>> groups = new LinkedHashMap<>();
    for (SqsEntry entry : entries) {
      groups.computeIfAbsent(entry.message().group(), g -> new ArrayDeque<>()).add(entry);
    }
    int side = fifo ? groups.size() : entries.size();
    int calls = (side + MAX_ENTRIES - 1) / MAX_ENTRIES;
    int count = Math.min(Math.min(most, groups.size()), calls);
    List<SqsLanes> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parts.add(new SqsLanes(fifo));
    }
    int next = 0;
    for (Deque<SqsEntry> group : groups.values()) {
      parts.get(next++ % count).lanes.add(group);
    }
    return parts;
  }

  /** What the next call sends; empty at the end. What SQS cannot hold is passed over. */
  List<SqsEntry> next() {
    List<SqsEntry> batch = new ArrayList<>();
    Deque<Deque<SqsEntry>> begun = new ArrayDeque<>();
    int bytes = 0;
    boolean full = false;
    while (!full && !lanes.isEmpty()) {
      Deque<SqsEntry> lane = lanes.removeFirst();
      boolean taken = false;
      while (!full && !lane.isEmpty() && !(fifo && taken)) {
        SqsEntry entry = lane.getFirst();
        if (!entry.sendable()) {
          lane.removeFirst();
          if (fifo) {
            lane.clear();
          }
        } else if (batch.size() == MAX_ENTRIES || bytes + entry.bytes() > MessageLimits.MAX_BYTES) {
          full = true;
        } else {
          batch.add(lane.removeFirst());
          bytes += entry.bytes();
          taken = true;
        }
      }
      if (!lane.isEmpty()) {
        (taken && fifo ? begun : lanes).addFirst(lane);
      }
    }
    while (!begun.isEmpty()) {
      lanes.addLast(begun.removeLast());
    }
    return batch;
  }

  /** Gives up what waits behind the entries of a call that SQS did not take. */
  void sent(List<SqsEntry> batch, Set<Integer> taken) {
    if (fifo) {
      Set<String> broken =
          batch.stream()
              .filter(entry -> !taken.contains(entry.index()))
              .map(entry -> entry.message().group())
              .collect(Collectors.toSet());
      lanes.removeIf(lane -> broken.contains(lane.getFirst().message().group()));
    }
  }
}
