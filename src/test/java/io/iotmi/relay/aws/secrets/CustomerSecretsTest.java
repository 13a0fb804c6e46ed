package io.iotmi.relay.aws.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.AnyCaller;
import io.iotmi.relay.local.secrets.SecretsStandIn;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.stage.keep.CredentialStore.Reading;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CustomerSecretsTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:vendor-key-AbCdEf";
  private static final String VERSION = "KEYTWO-90ab-cdef-fedc-ba987-KEYTWO";

  private final SecretsStandIn standIn = new SecretsStandIn();

  @AfterEach
  void close() {
    standIn.close();
  }

  private Reading read(String version) {
    return new CustomerSecrets(AnyCaller.http(), standIn.uri())
        .read(ARN, version, new Deadline(Instant.now().plusSeconds(30), InstantSource.system()));
  }

  @Test
  void theVersionThatIsAskedForIsRead() {
    standIn.put(ARN, "another-version", "{\"apiKey\":\"old\"}");
    standIn.put(ARN, VERSION, "{\"apiKey\":\"new\"}");
    assertEquals(new Reading.Got(new Sensitive("{\"apiKey\":\"new\"}")), read(VERSION));
  }

  @Test
  void aVersionThatIsNotThereIsMissing() {
    standIn.put(ARN, "another-version", "{}");
    assertEquals(new Reading.Missing(), read(VERSION));
  }

  @Test
  void aSecretThatMayNotBeReadIsDenied() {
    standIn.put(ARN, VERSION, "{}");
    standIn.deny(ARN);
    assertEquals(new Reading.Denied(), read(VERSION));
  }

  @Test
  void anErrorOfTheServiceIsNoAnswer() {
    standIn.down(true);
    assertEquals(
        new Reading.Unavailable("secretsmanager answered 500 InternalServiceError"), read(VERSION));
  }
}
