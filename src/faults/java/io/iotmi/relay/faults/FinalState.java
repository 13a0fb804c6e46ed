package io.iotmi.relay.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where everything was when a run was over.
 *
 * @param messageIds by submission, for those that went through a queue
 * @param answers by submission, the last status for those that went over HTTP
 * @param rejected bodies on the queue of rejected messages
 * @param left bodies by the queue on which they still wait or died
 * @param log what the function printed
 */
record FinalState(
    List<Submission> load,
    Map<String, String> messageIds,
    Map<String, Integer> answers,
    List<String> rejected,
    Map<String, List<String>> left,
    List<String> log,
    Duration took) {

  /** Whether the relay took the submission; a caller that was told to try again kept it. */
  boolean taken(Submission submission) {
    Integer answer = answers.get(submission.id());
    return (submission.channel() != Channel.HTTP && submission.channel() != Channel.WEBHOOK)
        || (answer != null && answer >= 200 && answer < 500);
  }

  /** Whether the caller was told that something of the submission can never be delivered. */
  boolean refusedAtTheDoor(Submission submission) {
    Integer answer = answers.get(submission.id());
    return answer != null && answer >= 400 && answer < 500;
  }

  Set<Integer> parked() {
    return numbers(rejected);
  }

  Set<Integer> queued() {
    return numbers(left.values().stream().flatMap(List::stream).toList());
  }

  /** The event of each ledger key. */
  Map<String, Integer> keys() {
    Map<String, Integer> keys = new HashMap<>();
    for (Submission submission : load) {
      for (int i = 0; i < submission.events().size(); i++) {
        int number = submission.events().get(i).number();
        if (submission.named() || submission.channel() == Channel.WEBHOOK) {
          keys.put(EventKeys.ofEvent(number), number);
          keys.put(EventKeys.ofCloudEvent(number), number);
          keys.put(EventKeys.ofVendorEvent(number), number);
        } else {
          keys.put(EventKeys.of(source(submission), id(submission) + "/" + i), number);
        }
      }
    }
    return keys;
  }

  private String id(Submission submission) {
    return submission.channel() == Channel.HTTP
        ? submission.id()
        : messageIds.getOrDefault(submission.id(), "");
  }

  private static String source(Submission submission) {
    return switch (submission.channel()) {
      case STANDARD_QUEUE, FIFO_QUEUE -> "sqs";
      case HTTP -> "idempotency-key";
      case WEBHOOK -> throw new IllegalStateException("a vendor's events have ids of their own");
    };
  }

  private static Set<Integer> numbers(List<String> bodies) {
    return bodies.stream()
        .flatMap(body -> Tokens.in(body).stream())
        .map(Tokens::number)
        .collect(Collectors.toSet());
  }
}
