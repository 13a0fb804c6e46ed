package io.iotmi.relay.aws.http;

import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Signed calls to a stand-in that takes any key. */
public final class AnyCaller {
  private AnyCaller() {}

  public static SignedHttp http() {
    return new SignedHttp(
        () -> AwsBasicCredentials.create("AKID", "secret"),
        "eu-west-1",
        Duration.ofSeconds(1),
        InstantSource.system());
  }
}
