package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.SharedQuota;
import io.iotmi.relay.stage.send.pace.SharedQuota.Reservation;
import io.iotmi.relay.stage.send.pace.SharedQuota.Reservation.Reserved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DynamoDbQuotaTest {
  private static final Duration TENTH = Duration.ofMillis(100);

  private final String table = DynamoDbLocal.newTable();
  private final AtomicInteger requests = new AtomicInteger();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void runtimesTakeTheirSlotsOneBehindTheOther() {
    Reserved first = reserved(quota(), 10);
    Reserved second = reserved(quota(), 5);
    Reserved third = reserved(quota(), 1);
    assertEquals(first.first().plus(TENTH.multipliedBy(10)), second.first());
    assertEquals(second.first().plus(TENTH.multipliedBy(5)), third.first());
  }

  @Test
  void runtimesThatAskAtTheSameTimeGetEachSlotOnce() throws Exception {
    List<Reserved> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Reserved>>> runtimes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        runtimes.add(
            threads.submit(
                () -> {
                  SharedQuota quota = quota();
                  List<Reserved> own = new ArrayList<>();
                  for (int j = 0; j < 10; j++) {
                    own.add(reserved(quota, 1 + j % 3));
                  }
                  return own;
                }));
      }
      for (Future<List<Reserved>> runtime : runtimes) {
        all.addAll(runtime.get());
      }
    }
    all.sort(Comparator.comparing(Reserved::first));
    for (int i = 1; i < all.size(); i++) {
      Reserved before = all.get(i - 1);
      Instant end = before.first().plus(TENTH.multipliedBy(before.count()));
      assertEquals(end, all.get(i).first(), "reservation " + i);
    }
  }

  @Test
  void aReservationUnderABacklogIsOneRequest() {
    SharedQuota mine = quota();
    SharedQuota other = quota();
    reserved(mine, 50);
    reserved(other, 50);
    requests.set(0);
    reserved(mine, 50);
    reserved(other, 50);
    assertEquals(2, requests.get());
  }

  @Test
  void aRuntimeWhoseOwnSlotsArePastStillAsksOnce() {
    SharedQuota mine = quota();
    reserved(mine, 1);
    reserved(quota(), 50);
    now = now.plusSeconds(3);
    requests.set(0);
    reserved(mine, 25);
    assertEquals(1, requests.get());
  }

  @Test
  void afterAQuietTimeAReservationIsOneRequestAndMayBeginAtOnce() {
    SharedQuota quota = quota();
    reserved(quota, 50);
    now = now.plusSeconds(60);
    requests.set(0);
    Reserved late = reserved(quota, 50);
    assertEquals(1, requests.get());
    assertTrue(late.first().isBefore(now), "a burst is available: " + late);
    assertTrue(late.first().isAfter(now.minusSeconds(1)), "but no more than a second: " + late);
  }

  @Test
  void slotsThatComeTooLateAreNotTaken() {
    SharedQuota quota = quota();
    Reserved first = reserved(quota, 100);
    Instant end = first.first().plus(TENTH.multipliedBy(100));
    Reserved some =
        assertInstanceOf(
            Reserved.class, quota.reserve(50, TENTH, end.plusMillis(1_950), deadline()));
    assertEquals(new Reserved(end, 20), some);
    Instant after = end.plusSeconds(2);
    assertEquals(
        new Reservation.Full(after), quota.reserve(1, TENTH, after.minusMillis(1), deadline()));
    assertEquals(new Reserved(after, 1), quota.reserve(1, TENTH, after, deadline()));
  }

  @Test
  void anItemOfAnotherProgramUnderTheKeyEndsOnlyTheSharing() {
    try (var client = DynamoDbLocal.client()) {
      client.executeStatement(
          s ->
              s.statement(
                  "INSERT INTO \"%s\" VALUE {'id':'#quota/SendConnectorEvent','next':'soon'}"
                      .formatted(table)));
    }
    assertEquals(
        new Reservation.Unavailable(), quota().reserve(1, TENTH, now.plusSeconds(60), deadline()));
  }

  @Test
  void aTableThatDoesNotAnswerIsSaidToBeUnavailable() {
    AwsHttp broken =
        request -> {
          throw new IOException("connection reset");
        };
    AwsHttp denied =
        request ->
            new AwsHttp.AwsResponse(
                400,
                Map.of(),
                "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}"
                    .getBytes(StandardCharsets.UTF_8));
    for (AwsHttp http : List.of(broken, denied)) {
      SharedQuota quota = new DynamoDbQuota(http, DynamoDbLocal.endpoint(), table);
      assertEquals(
          new Reservation.Unavailable(), quota.reserve(1, TENTH, now.plusSeconds(60), deadline()));
    }
  }

  private Reserved reserved(SharedQuota quota, int slots) {
    return assertInstanceOf(
        Reserved.class, quota.reserve(slots, TENTH, now.plusSeconds(600), deadline()));
  }

  /** As another runtime has it. */
  private SharedQuota quota() {
    AwsHttp real = DynamoDbLocal.http();
    return new DynamoDbQuota(
        request -> {
          requests.incrementAndGet();
          return real.post(request);
        },
        DynamoDbLocal.endpoint(),
        table);
  }

  private Deadline deadline() {
    return new Deadline(now.plusSeconds(60), () -> now);
  }
}
