package io.iotmi.relay.local.play;

import io.iotmi.relay.local.OutcomeLines.Line;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people read: a row for each event, one more for each further fault, and a count. */
final class Table {
  private static final List<String> HEAD =
      List.of("FILE", "EVENT", "OUTCOME", "OPERATION", "TRACE ID", "REQUESTS", "WHY");

  private Table() {}

  static String of(List<Played> files) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (Played file : files) {
      int number = 0;
      for (Line line : file.lines()) {
        number++;
        rows.add(
            List.of(
                number == 1 ? file.file() : "",
                Integer.toString(number),
                line.outcome(),
                orDash(line.operation()),
                orDash(line.traceId()),
                requests(file, line),
                line.why().isEmpty() ? "" : line.why().getFirst()));
        line.why().stream()
            .skip(1)
            .forEach(further -> rows.add(List.of("", "", "", "", "", "", further)));
      }
      if (!file.answered().isEmpty()) {
        rows.add(List.of(file.file(), "", "answered " + file.answered(), "", "", "", ""));
      }
      if (!file.trouble().isEmpty()) {
        rows.add(List.of(file.file(), "", "not played", "", "", "", file.trouble()));
      }
    }
    return rows.stream().map(row -> aligned(row, rows)).collect(Collectors.joining("\n"));
  }

  /** One line that adds everything up. */
  static String count(List<Played> files, long tableRequests, int parked) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    long accepted = 0;
    long refused = 0;
    for (Played file : files) {
      file.lines().forEach(line -> outcomes.merge(line.outcome(), 1L, Long::sum));
      accepted += file.requests().stream().filter(ReceivedRequest::accepted).count();
      refused += file.requests().stream().filter(r -> !r.accepted()).count();
    }
    long events = outcomes.values().stream().mapToLong(Long::longValue).sum();
    String kinds =
        outcomes.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
    return "%d events: %s%n%d requests accepted, %d refused; %d DynamoDB requests; %d messages parked"
        .formatted(events, kinds, accepted, refused, tableRequests, parked);
  }

  private static String requests(Played file, Line line) {
    if (!line.outcome().equals("delivered")) {
      return "-";
    }
    long sharing =
        file.lines().stream()
            .filter(l -> l.outcome().equals("delivered"))
            .filter(l -> orDash(l.traceId()).equals(orDash(line.traceId())))
            .count();
    long sent = file.requestsOf(line);
    return sharing == 1 ? Long.toString(sent) : sent + " for " + sharing + " events";
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }

  private static String aligned(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
      line.append(row.get(column)).repeat(' ', width - row.get(column).length() + 2);
    }
    return line.toString().stripTrailing();
  }
}
