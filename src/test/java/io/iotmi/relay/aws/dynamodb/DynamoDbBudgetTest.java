package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.cloud.http.call.RequestBudget;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.vendor.api.Api.RequestLimit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DynamoDbBudgetTest {
  private static final RequestLimit DAILY = new RequestLimit(3, Duration.ofDays(1), false);
  private static final RequestLimit OF_USER = new RequestLimit(2, Duration.ofHours(1), true);
  private static final RequestLimit SHORT = new RequestLimit(2, Duration.ofSeconds(10), true);

  private final String table = DynamoDbLocal.newTable();
  private final AtomicInteger requests = new AtomicInteger();
  private Instant now = Instant.parse("2026-01-01T18:00:00Z");

  private RequestBudget runtime() {
    AwsHttp real = DynamoDbLocal.http();
    return runtime(
        request -> {
          requests.incrementAndGet();
          return real.post(request);
        });
  }

  private RequestBudget runtime(AwsHttp http) {
    return new DynamoDbBudget(http, DynamoDbLocal.endpoint(), table);
  }

  private Optional<Duration> take(RequestBudget runtime, String whose, RequestLimit limit) {
    return runtime.take(whose, List.of(limit), new Deadline(now.plusSeconds(120), () -> now));
  }

  @Test
  void runtimesShareTheLimitOfADay() {
    assertEquals(Optional.empty(), take(runtime(), "u-1", DAILY));
    assertEquals(Optional.empty(), take(runtime(), "u-2", DAILY));
    assertEquals(Optional.empty(), take(runtime(), "u-3", DAILY));
    assertEquals(Optional.of(Duration.ofHours(6)), take(runtime(), "u-4", DAILY));
    now = now.plus(Duration.ofHours(6));
    assertEquals(Optional.empty(), take(runtime(), "u-4", DAILY));
  }

  @Test
  void eachUserHasALimitOfTheirOwn() {
    take(runtime(), "u-1", OF_USER);
    take(runtime(), "u-1", OF_USER);
    assertEquals(Optional.of(Duration.ofHours(1)), take(runtime(), "u-1", OF_USER));
    assertEquals(Optional.empty(), take(runtime(), "u-2", OF_USER));
  }

  @Test
  void runtimesThatAskAtTheSameTimeGetNoMoreThanTheLimit() throws Exception {
    RequestLimit limit = new RequestLimit(10, Duration.ofDays(1), false);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Duration>>> all = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        all.add(threads.submit(() -> take(runtime(), "u", limit)));
      }
      int granted = 0;
      for (Future<Optional<Duration>> one : all) {
        granted += one.get().isEmpty() ? 1 : 0;
      }
      assertEquals(10, granted);
    }
  }

  @Test
  void aRequestWithinAKnownWindowIsOneRequestToTheTable() {
    RequestBudget runtime = runtime();
    take(runtime, "u-1", DAILY);
    requests.set(0);
    take(runtime, "u-1", DAILY);
    assertEquals(1, requests.get());
  }

  @Test
  void aShortWindowIsCountedByTheRuntimeAlone() {
    RequestBudget runtime = runtime();
    take(runtime, "u-1", SHORT);
    take(runtime, "u-1", SHORT);
    assertEquals(Optional.of(Duration.ofSeconds(10)), take(runtime, "u-1", SHORT));
    assertEquals(0, requests.get());
  }

  @Test
  void aTableThatDoesNotAnswerLeavesTheCountOfTheRuntime() {
    RequestBudget runtime =
        runtime(
            request -> {
              throw new IOException("connection reset");
            });
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), take(runtime, "u-1", DAILY));
    }
    assertEquals(Optional.of(Duration.ofHours(6)), take(runtime, "u-1", DAILY));
  }
}
