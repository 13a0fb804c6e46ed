package io.iotmi.relay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedgerContract;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbLedgerTest extends DeliveryLedgerContract {
  private static final String THROTTLED_STATEMENT =
      "{\"Responses\":[{\"Error\":{\"Code\":\"ThrottlingError\",\"Message\":\"slow down\"}}]}";

  private final Wire wire = new Wire();
  private final String table = DynamoDbLocal.newTable();

  /** The way to DynamoDB Local, on which answers get lost or are replaced. */
  private static final class Wire implements AwsHttp {
    private final AwsHttp real = DynamoDbLocal.http();
    private final AtomicInteger requests = new AtomicInteger();
    private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();

    @FunctionalInterface
    interface Trouble {
      AwsResponse meet(AwsHttp real, AwsRequest request) throws IOException;
    }

    @Override
    public AwsResponse post(AwsRequest request) throws IOException {
      requests.incrementAndGet();
      Trouble trouble = troubles.poll();
      return trouble == null ? real.post(request) : trouble.meet(real, request);
    }

    void answerOnce(int status, String body) {
      troubles.add((real, request) -> response(status, body));
    }

    void loseAnswerOnce() {
      troubles.add(
          (real, request) -> {
            real.post(request);
            throw new IOException("connection reset");
          });
    }

    private static AwsResponse response(int status, String body) {
      return new AwsResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  protected DeliveryLedger newLedger() {
    return ledger(table);
  }

  private DeliveryLedger ledger(String name) {
    return new DynamoDbLedger(wire, DynamoDbLocal.endpoint(), name, TTL);
  }

  private static String reason(List<Claim> claims) {
    return assertInstanceOf(Claim.Unavailable.class, claims.getFirst()).reason();
  }

  @Test
  void claimsAndSettlesTwentyFiveFreshEventsInOneRequestEach() {
    DeliveryLedger ledger = newLedger();
    assertEquals(Collections.nCopies(25, GRANTED), claim(ledger, "run-1", tickets(25)));
    assertEquals(1, wire.requests.get());
    assertTrue(settle(ledger, "run-1", true, tickets(25)));
    assertEquals(2, wire.requests.get());
  }

  @Test
  void claimsAndSettlesHundredFreshEventsInEightRequests() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", tickets(100));
    assertTrue(settle(ledger, "run-1", true, tickets(100)));
    assertEquals(8, wire.requests.get());
  }

  @Test
  void sendsTheRequestsOfALargeBatchAtTheSameTime() {
    CyclicBarrier allFour = new CyclicBarrier(4);
    for (int i = 0; i < 4; i++) {
      wire.troubles.add(
          (real, request) -> {
            try {
              allFour.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
              throw new IOException("the others did not come", e);
            }
            return real.post(request);
          });
    }
    assertEquals(Collections.nCopies(100, GRANTED), claim(newLedger(), "run-1", tickets(100)));
    assertEquals(4, wire.requests.get());
  }

  @Test
  void recognisesDuplicatesInTwoRequests() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", tickets(25));
    settle(ledger, "run-1", true, tickets(25));
    wire.requests.set(0);
    assertEquals(Collections.nCopies(25, DELIVERED), claim(ledger, "run-2", tickets(25)));
    assertEquals(2, wire.requests.get());
  }

  @Test
  void grantsItsOwnClaimWhoseAnswerWasLost() {
    wire.loseAnswerOnce();
    DeliveryLedger ledger = newLedger();
    assertEquals(Collections.nCopies(25, GRANTED), claim(ledger, "run-1", tickets(25)));
    assertEquals(3, wire.requests.get());
    assertTrue(settle(ledger, "run-1", true, tickets(25)));
    assertEquals(Collections.nCopies(25, DELIVERED), claim(ledger, "run-2", tickets(25)));
  }

  @Test
  void countsASettlementWhoseAnswerWasLostAsWritten() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"), ticket("b", "d"));
    wire.loseAnswerOnce();
    assertTrue(settle(ledger, "run-1", true, ticket("a", "d")));
    wire.loseAnswerOnce();
    assertTrue(settle(ledger, "run-1", false, ticket("b", "d")));
    assertEquals(
        List.of(DELIVERED, GRANTED), claim(ledger, "run-2", ticket("a", "d"), ticket("b", "d")));
  }

  @Test
  void triesAgainWhenTheCallIsThrottled() {
    wire.answerOnce(
        400,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}");
    assertEquals(List.of(GRANTED), claim(newLedger(), "run-1", ticket("a", "d")));
  }

  @Test
  void triesAgainWhenAStatementIsThrottled() {
    DeliveryLedger ledger = newLedger();
    wire.answerOnce(200, THROTTLED_STATEMENT);
    assertEquals(List.of(GRANTED), claim(ledger, "run-1", ticket("a", "d")));
    wire.answerOnce(200, THROTTLED_STATEMENT);
    assertTrue(settle(ledger, "run-1", true, ticket("a", "d")));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-2", ticket("a", "d")));
  }

  @Test
  void triesAgainAfterServerErrorsAndAnswersThatMakeNoSense() {
    wire.answerOnce(500, "{\"__type\":\"InternalServerError\"}");
    wire.answerOnce(200, "{\"Responses\":[]}");
    wire.answerOnce(503, "<html>");
    assertEquals(List.of(GRANTED), claim(newLedger(), "run-1", ticket("a", "d")));
    assertEquals(4, wire.requests.get());
  }

  @Test
  void givesUpAfterFourTriesAndSaysWhy() {
    for (int i = 0; i < 8; i++) {
      wire.answerOnce(500, "{\"__type\":\"InternalServerError\"}");
    }
    assertEquals(
        "dynamodb answered 500 InternalServerError",
        reason(claim(newLedger(), "run-1", ticket("a", "d"))));
    assertEquals(4, wire.requests.get());
    assertFalse(settle(newLedger(), "run-1", true, ticket("a", "d")));
    assertEquals(8, wire.requests.get());
  }

  @Test
  void saysThatAccessIsDeniedAfterOneTry() {
    wire.answerOnce(
        400,
        "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"secret\"}");
    assertEquals(
        "dynamodb answered 400 AccessDeniedException",
        reason(claim(newLedger(), "run-1", ticket("a", "d"))));
    assertEquals(1, wire.requests.get());
  }

  @Test
  void saysThatTheTableIsMissing() {
    DeliveryLedger ledger = ledger("no-such-table");
    assertEquals(
        "dynamodb answered ResourceNotFound", reason(claim(ledger, "run-1", ticket("a", "d"))));
    assertFalse(settle(ledger, "run-1", true, ticket("a", "d")));
  }

  @Test
  void saysThatNobodyAnswers() {
    DeliveryLedger ledger =
        new DynamoDbLedger(DynamoDbLocal.http(), URI.create("http://127.0.0.1:1/"), table, TTL);
    assertEquals("dynamodb gave no answer", reason(claim(ledger, "run-1", ticket("a", "d"))));
  }

  @Test
  void saysThatCredentialsAreMissing() {
    AwsHttp without =
        request -> {
          throw SdkClientException.create("nothing in the chain");
        };
    DeliveryLedger ledger = new DynamoDbLedger(without, DynamoDbLocal.endpoint(), table, TTL);
    assertEquals("no credentials for dynamodb", reason(claim(ledger, "run-1", ticket("a", "d"))));
  }

  @Test
  void readsTheRecordWhenDynamoDbDoesNotShowIt() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    settle(ledger, "run-1", true, ticket("a", "d"));
    wire.answerOnce(200, "{\"Responses\":[{\"Error\":{\"Code\":\"DuplicateItem\"}}]}");
    wire.answerOnce(200, "{\"Responses\":[{\"Error\":{\"Code\":\"ConditionalCheckFailed\"}}]}");
    assertEquals(List.of(DELIVERED), claim(ledger, "run-2", ticket("a", "d")));
  }

  @Test
  void needsOnlyOneRequestWhereDynamoDbShowsTheDuplicate() {
    wire.answerOnce(
        200,
        "{\"Responses\":[{\"Error\":{\"Code\":\"DuplicateItem\",\"Item\":{\"id\":{\"S\":\"k\"},"
            + "\"status\":{\"S\":\"COMPLETED\"},\"expiration\":{\"N\":\"4000000000\"},"
            + "\"data\":{\"S\":\"{\\\"digest\\\":\\\"d\\\",\\\"owner\\\":\\\"o\\\"}\"}}}}]}");
    assertEquals(List.of(DELIVERED), claim(newLedger(), "run-1", ticket("a", "d")));
    assertEquals(1, wire.requests.get());
  }

  @Test
  void insertsAgainWhenTheRecordVanishesInBetween() {
    wire.answerOnce(200, "{\"Responses\":[{\"Error\":{\"Code\":\"DuplicateItem\"}}]}");
    DeliveryLedger ledger = newLedger();
    assertEquals(List.of(GRANTED), claim(ledger, "run-1", ticket("a", "d")));
    assertEquals(4, wire.requests.get());
  }

  @Test
  void writesTheSchemaThatPowertoolsUsersKnow() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    long end = deadline().end().toEpochMilli();
    long kept = deadline().clock().instant().plus(TTL).getEpochSecond();
    try (DynamoDbClient client = DynamoDbLocal.client()) {
      assertEquals(
          Map.of(
              "id", AttributeValue.fromS("connector#a"),
              "status", AttributeValue.fromS("INPROGRESS"),
              "expiration", AttributeValue.fromN(Long.toString(kept)),
              "in_progress_expiration", AttributeValue.fromN(Long.toString(end)),
              "data",
                  AttributeValue.fromS(
                      "{\"digest\":\"d\",\"owner\":\"run-1\",\"traceId\":\"trace-a\"}")),
          item(client, "connector#a"));
      settle(ledger, "run-1", true, ticket("a", "d"));
      assertEquals(AttributeValue.fromS("COMPLETED"), item(client, "connector#a").get("status"));
      claim(ledger, "run-2", ticket("b", "d"));
      settle(ledger, "run-2", false, ticket("b", "d"));
      assertEquals(Map.of(), item(client, "connector#b"));
    }
  }

  @Test
  void doesNotAskWithoutTimeLeft() {
    DeliveryLedger ledger = newLedger();
    var over = deadline().earlier(Duration.ofSeconds(30));
    assertEquals(
        "no time was left to ask dynamodb",
        reason(ledger.claim(List.of(ticket("a", "d")), "run-1", over.end(), over)));
    assertEquals(0, wire.requests.get());
  }

  @Test
  void refusesATableNameThatCouldEndTheQuotes() {
    assertThrows(IllegalArgumentException.class, () -> ledger("a\" SET \"b"));
  }

  private Map<String, AttributeValue> item(DynamoDbClient client, String id) {
    return client
        .getItem(g -> g.tableName(table).key(Map.of("id", AttributeValue.fromS(id))))
        .item();
  }
}
