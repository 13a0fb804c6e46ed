package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.TO_THE_END;

import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.internal.AwsErrorCode;

/** What the codes of the SDK mean, whatever their status. */
final class AwsErrorCodesTest {
  private final SenderOnVirtualTime virtual = new SenderOnVirtualTime();

  static Set<String> throttlingCodes() {
    Set<String> codes = new TreeSet<>(AwsErrorCode.THROTTLING_ERROR_CODES);
    codes.add("LimitExceededException");
    return codes;
  }

  @ParameterizedTest
  @MethodSource("throttlingCodes")
  void theThrottlingCodesOfTheSdkMeanTheSameUnderAnyStatus(String code) throws IOException {
    for (int status : new int[] {400, 403, 404, 413, 500, 503}) {
      virtual.assertAnswer(Reply.of(status, code), new Answer.Throttled(), TO_THE_END);
    }
  }

  static Set<String> transientCodes() {
    Set<String> codes = new TreeSet<>(AwsErrorCode.RETRYABLE_ERROR_CODES);
    codes.add("IDPCommunicationError");
    return codes;
  }

  @ParameterizedTest
  @MethodSource("transientCodes")
  void theTransientCodesOfTheSdkAreTriedAgainUnderAnyStatus(String code) throws IOException {
    for (int status : new int[] {400, 403, 404, 413}) {
      virtual.assertAnswer(
          new Reply(status, Map.of(), "{\"__type\":\"com.amazon.coral.service#" + code + "\"}"),
          new Answer.Unavailable(code + " (HTTP " + status + ")"),
          TO_THE_END);
    }
  }

  static Set<String> staleCodes() {
    Set<String> codes = new TreeSet<>(AwsErrorCode.DEFINITE_CLOCK_SKEW_ERROR_CODES);
    codes.addAll(Set.of("ExpiredToken", "ExpiredTokenException"));
    return codes;
  }

  @ParameterizedTest
  @MethodSource("staleCodes")
  void aStaleSignatureIsMadeAnewBeforeItCountsAsDenied(String code) throws IOException {
    for (int status : new int[] {400, 403}) {
      virtual.assertAnswer(
          Reply.of(status, code), new Answer.Denied(code + " (HTTP " + status + ")"), TO_THE_END);
    }
  }
}
