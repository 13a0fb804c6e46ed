package io.iotmi.relay.replay.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages counted by their reason, with the time of the first and of the last one. */
final class Reasons {
  private final Map<String, Row> rows = new HashMap<>();

  void add(FoundMessage found) {
    rows.merge(found.reason(), new Row(1, found.sentAt(), found.sentAt()), Row::and);
  }

  int total() {
    return rows.values().stream().mapToInt(Row::count).sum();
  }

  /** The most frequent one first. */
  void table(Output out, Instant now) {
    List<Map.Entry<String, Row>> sorted = new ArrayList<>(rows.entrySet());
    sorted.sort(
        Comparator.comparingInt((Map.Entry<String, Row> row) -> -row.getValue().count())
            .thenComparing(Map.Entry::getKey));
    if (sorted.isEmpty()) {
      return;
    }
    out.line("  COUNT  OLDEST                NEWEST                AGE      REASON");
    for (Map.Entry<String, Row> entry : sorted) {
      Row row = entry.getValue();
      out.line(
          "%7d  %-20s  %-20s  %-7s  %s"
              .formatted(
                  row.count,
                  Words.time(row.oldest),
                  Words.time(row.newest),
                  Words.age(row.oldest, now),
                  Words.line(entry.getKey())));
    }
  }

  private record Row(int count, @Nullable Instant oldest, @Nullable Instant newest) {
    Row and(Row other) {
      return new Row(
          count + other.count,
          oldest == null || (other.oldest != null && other.oldest.isBefore(oldest))
              ? other.oldest
              : oldest,
          newest == null || (other.newest != null && other.newest.isAfter(newest))
              ? other.newest
              : newest);
    }
  }
}
