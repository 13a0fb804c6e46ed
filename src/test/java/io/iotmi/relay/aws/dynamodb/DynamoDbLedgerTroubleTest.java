package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.LedgerRuns;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the ledger does where DynamoDB does not answer as it should. */
final class DynamoDbLedgerTroubleTest extends LedgerRuns {
  private static final String THROTTLED_STATEMENT =
      "{\"Responses\":[{\"Error\":{\"Code\":\"ThrottlingError\",\"Message\":\"slow down\"}}]}";

  private final FaultyTransport wire = new FaultyTransport();
  private final String table = DynamoDbLocal.newTable();

  @Override
  protected DeliveryLedger newLedger() {
    return ledger(table);
  }

  private DeliveryLedger ledger(String name) {
    return new DynamoDbLedger(wire, DynamoDbLocal.endpoint(), name, TTL);
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
  void aPageOfAProxyClaimsAndConfirmsNothing() {
    DeliveryLedger ledger = newLedger();
    for (int status : new int[] {200, 302, 403, 404, 413}) {
      wire.answerOnce(status, "<!DOCTYPE html><html><body>Sign in</body></html>");
      String id = "page-" + status;
      assertEquals(List.of(GRANTED), claim(ledger, "run-1", ticket(id, "d")));
      wire.answerOnce(status, "<!DOCTYPE html><html><body>Sign in</body></html>");
      assertTrue(settle(ledger, "run-1", true, ticket(id, "d")));
      assertEquals(List.of(DELIVERED), claim(ledger, "run-2", ticket(id, "d")));
    }
  }

  @Test
  void jsonThatIsNoAnswerClaimsNothing() {
    DeliveryLedger ledger = newLedger();
    for (String body :
        List.of(
            "[]",
            "\"ok\"",
            "{\"Responses\":{}}",
            "{\"Responses\":[null]}",
            "{\"Responses\":[{\"Error\":\"DuplicateItem\"}]}",
            "{\"Responses\":[{\"Error\":{}}]}",
            "{\"Responses\":[{\"Error\":{\"Code\":\"NeverHeardOf\"}}]}")) {
      wire.answerOnce(200, body);
      int before = wire.requests.get();
      String id = "json-" + before;
      assertEquals(List.of(GRANTED), claim(ledger, "run-1", ticket(id, "d")), body);
      assertEquals(2, wire.requests.get() - before, body);
    }
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
  void saysThatTheTableDoesNotAnswer() {
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
  void doesNotAskWithoutTimeLeft() {
    DeliveryLedger ledger = newLedger();
    var over = deadline().earlier(Duration.ofSeconds(30));
    assertEquals(
        "no time was left to ask dynamodb",
        reason(ledger.claim(List.of(ticket("a", "d")), "run-1", over.end(), over)));
    assertEquals(0, wire.requests.get());
  }

  private static String reason(List<Claim> claims) {
    return assertInstanceOf(Claim.Unavailable.class, claims.getFirst()).reason();
  }
}
