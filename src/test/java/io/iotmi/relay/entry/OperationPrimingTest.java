package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.startup.Settings;
import io.iotmi.relay.startup.Wiring;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OperationPrimingTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_REGION", "eu-west-1",
          "CONNECTOR_ID", "connector-1",
          "LEDGER_TABLE", "ledger",
          "VENDOR", "seam",
          "JOB_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/jobs",
          "TOKEN_KEY",
              "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555");

  private static int acknowledged(Map<String, String> environment) {
    Wiring wiring =
        new Wiring(Settings.from(environment), environment, InstantSource.system()).unsent();
    return OperationPriming.run(
        wiring.operations().operations(), "connector-1", 3, InstantSource.system());
  }

  @Test
  void aCannedCallTakesTheWholeWayToItsAcknowledgement() {
    assertEquals(3, acknowledged(ENVIRONMENT));
  }

  @Test
  void aFunctionThatOffersNoOperationAcknowledgesNone() {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.remove("TOKEN_KEY");
    assertEquals(0, acknowledged(environment));
  }
}
