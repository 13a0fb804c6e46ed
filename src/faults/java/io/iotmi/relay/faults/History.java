package io.iotmi.relay.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that happened with one event, in the order of time. */
final class History {
  private static final int LONGEST = 400;

  private record Entry(Instant at, String text) {}

  private History() {}

  static String of(int number, Submission submission, Journal journal, FinalState ending) {
    List<Entry> entries = new ArrayList<>();
    for (Journal.Invocation one : journal.invocations()) {
      if (one.numbers().contains(number)) {
        entries.add(new Entry(one.start(), one.runtime() + " is given it"));
        String reply = one.reply();
        String shown = reply.length() > LONGEST ? reply.substring(0, LONGEST) + "…" : reply;
        entries.add(
            new Entry(
                one.end(), one.runtime() + (one.died() ? " is gone: " : " replies: ") + shown));
      }
    }
    for (Journal.Decision one : journal.decisions()) {
      if (one.tokens().stream().anyMatch(token -> Tokens.number(token) == number)) {
        entries.add(
            new Entry(
                one.at(),
                "endpoint answers %s with %d, fault %s, events %s, call %s"
                    .formatted(
                        one.runtime(), one.status(), one.fault(), one.tokens(), one.call())));
      }
    }
    Set<String> keys = Set.copyOf(keys(number, ending));
    for (Journal.LedgerFault one : journal.ledgerFaults()) {
      if (one.confirmed().stream().anyMatch(keys::contains)) {
        entries.add(
            new Entry(
                one.at(), "ledger does not confirm it for " + one.runtime() + ": " + one.kind()));
      }
    }
    entries.sort(Comparator.comparing(Entry::at));
    StringBuilder text = new StringBuilder();
    text.append(
        "event %d of %s (%s, group %s, message %s, named %s, HTTP status %s)%n"
            .formatted(
                number,
                submission.id(),
                submission.channel(),
                submission.group(),
                ending.messageIds().get(submission.id()),
                submission.named(),
                ending.answers().get(submission.id())));
    entries.forEach(
        entry ->
            text.append("  ").append(entry.at()).append(' ').append(entry.text()).append('\n'));
    String message = ending.messageIds().getOrDefault(submission.id(), submission.id());
    int position = submission.events().stream().map(PutEvent::number).toList().indexOf(number);
    OutcomeLine.in(ending.log()).stream()
        .filter(line -> line.is(message, position) || keys.contains(line.key()))
        .forEach(line -> text.append("  said ").append(line).append('\n'));
    for (int i = 0; i < submission.events().size(); i++) {
      int place = i;
      OutcomeLine.in(ending.log()).stream()
          .filter(line -> line.is(message, place))
          .reduce((earlier, later) -> later)
          .ifPresent(
              line -> text.append("  at last, position " + place + ' ').append(line).append('\n'));
    }
    return text.toString();
  }

  private static List<String> keys(int number, FinalState ending) {
    return ending.keys().entrySet().stream()
        .filter(entry -> entry.getValue() == number)
        .map(Map.Entry::getKey)
        .toList();
  }
}
