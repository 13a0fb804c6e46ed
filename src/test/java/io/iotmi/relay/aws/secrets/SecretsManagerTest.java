package io.iotmi.relay.aws.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.aws.http.AnyCaller;
import io.iotmi.relay.local.secrets.SecretsStandIn;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SecretsManagerTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:vendor-AbCdEf";

  private final SecretsStandIn standIn = new SecretsStandIn();

  @AfterEach
  void close() {
    standIn.close();
  }

  private Reading read() {
    return read(standIn.uri());
  }

  private static Reading read(URI endpoint) {
    return new SecretsManager(AnyCaller.http(), endpoint, ARN)
        .read(new Deadline(Instant.now().plusSeconds(30), InstantSource.system()));
  }

  private static List<String> versions(Reading reading) {
    return assertInstanceOf(Reading.Live.class, reading).secrets().versions();
  }

  @Test
  void aSecretThatWasNeverRotatedHasOneVersion() {
    standIn.put(ARN, "first");
    assertEquals(List.of("first"), versions(read()));
  }

  @Test
  void aRotatedSecretHasTwoTheNewOneFirst() {
    standIn.put(ARN, "first");
    standIn.put(ARN, "second");
    assertEquals(List.of("second", "first"), versions(read()));
  }

  @Test
  void aSecretThatIsNotThereHasNone() {
    assertEquals(List.of(), versions(read()));
  }

  @Test
  void anErrorOfTheServiceIsNoSecret() {
    standIn.put(ARN, "first");
    standIn.down(true);
    assertEquals(
        "secretsmanager answered 500 InternalServiceError",
        assertInstanceOf(Reading.Unavailable.class, read()).reason());
  }

  @Test
  void aServiceThatIsNotThereIsUnavailable() {
    URI gone = standIn.uri();
    standIn.close();
    assertInstanceOf(Reading.Unavailable.class, read(gone));
  }
}
