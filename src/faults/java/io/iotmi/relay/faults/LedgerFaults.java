package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.faults.Killer.Moment;
import io.iotmi.relay.local.wire.Interceptor;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What goes wrong between the function and DynamoDB. */
final class LedgerFaults implements Interceptor {
  private static final String JSON = "application/x-amz-json-1.0";
  private static final byte[] PAGE = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);
  private static final Duration SLOW = Duration.ofMillis(700);

  /** How a call goes wrong. */
  private enum Kind {
    THROTTLED,
    ERROR_500,
    RESET_BEFORE,
    SLOW,
    ANSWER_LOST,
    ANSWER_GARBAGE,
    PAGE_200,
    PAGE_404,
    SOME_FAILED,
    SOME_UNKNOWN
  }

  private final FaultSampler<Kind> sampler;
  private final Journal journal;
  private final Killer killer;

  LedgerFaults(FaultPlan plan, Journal journal, Killer killer) {
    this.sampler = new FaultSampler<>(plan.seed() + 1, plan.table(), List.of(Kind.values()));
    this.journal = journal;
    this.killer = killer;
  }

  void off() {
    sampler.off();
  }

  @Override
  public Optional<Answer> pass(Call call, Onward onward) throws IOException, InterruptedException {
    Optional<JsonNode> body = JsonTrees.read(call.body());
    if (!call.operation().equals("BatchExecuteStatement") || body.isEmpty()) {
      return onward.send(call.body());
    }
    LedgerCall asked = LedgerCall.of(body.get());
    if (asked.settles() && killer.at(Moment.BEFORE_CONFIRMING, call.sessionToken())) {
      return Optional.empty();
    }
    Optional<Kind> kind = sampler.draw();
    Optional<Answer> answer =
        kind.isEmpty() ? onward.send(call.body()) : wrong(kind.get(), asked, call, onward);
    Moment moment = asked.settles() ? Moment.AFTER_CONFIRMING : Moment.AFTER_CLAIMING;
    return killer.at(moment, call.sessionToken()) ? Optional.empty() : answer;
  }

  private Optional<Answer> wrong(Kind kind, LedgerCall asked, Call call, Onward onward)
      throws IOException, InterruptedException {
    Set<Integer> all = asked.all();
    Set<Integer> some = some(asked.all());
    Set<Integer> lost = kind == Kind.SOME_FAILED || kind == Kind.SOME_UNKNOWN ? some : all;
    journal.ledgerFailed(
        new Journal.LedgerFault(
            Instant.now(),
            call.sessionToken(),
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (asked.settles() ? " on settling" : " on claiming"),
            asked.confirmed(lost)));
    return switch (kind) {
      case THROTTLED -> error(400, "ProvisionedThroughputExceededException");
      case ERROR_500 -> error(500, "InternalServerError");
      case RESET_BEFORE -> Optional.empty();
      case SLOW -> {
        Thread.sleep(SLOW);
        yield onward.send(call.body());
      }
      case ANSWER_LOST -> {
        onward.send(call.body());
        yield Optional.empty();
      }
      case ANSWER_GARBAGE -> {
        onward.send(call.body());
        yield answer(200, "<html>{".getBytes(StandardCharsets.UTF_8));
      }
      case PAGE_200 -> answer(200, PAGE);
      case PAGE_404 -> answer(404, PAGE);
      case SOME_FAILED -> {
        Optional<Answer> rest =
            some.size() == all.size() ? Optional.empty() : onward.send(asked.without(some));
        yield some.size() == all.size()
            ? answer(200, asked.failed(all, JsonTrees.object()))
            : rest.flatMap(given -> withFailures(asked, some, given));
      }
      case SOME_UNKNOWN ->
          onward.send(call.body()).flatMap(given -> withUnknown(asked, some, given));
    };
  }

  private static Optional<Answer> withFailures(LedgerCall asked, Set<Integer> some, Answer given) {
    return given.status() == 200
        ? JsonTrees.read(given.body()).flatMap(tree -> answer(200, asked.failed(some, tree)))
        : Optional.of(given);
  }

  private static Optional<Answer> withUnknown(LedgerCall asked, Set<Integer> some, Answer given) {
    return given.status() == 200
        ? JsonTrees.read(given.body()).flatMap(tree -> answer(200, asked.unknown(some, tree)))
        : Optional.of(given);
  }

  /** At least one. */
  private Set<Integer> some(Set<Integer> all) {
    Set<Integer> some = new LinkedHashSet<>();
    for (int index : all) {
      if (sampler.below(3) == 0) {
        some.add(index);
      }
    }
    return some.isEmpty() ? Set.of(0) : some;
  }

  private static Optional<Answer> error(int status, String type) {
    return answer(
        status,
        ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\"}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Answer> answer(int status, byte[] body) {
    return Optional.of(new Answer(status, Map.of("Content-Type", List.of(JSON)), body));
  }
}
