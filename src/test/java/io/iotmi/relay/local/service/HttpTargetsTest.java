package io.iotmi.relay.local.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.wire.LocalServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The emulator and the deployed function, each behind a small server. */
final class HttpTargetsTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:connector:live";
  private static final byte[] CALL = "{\"a\":1}".getBytes(UTF_8);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> seen = new CopyOnWriteArrayList<>();

  private LocalServer answering(int status, String body, String errorHeader) {
    return LocalServer.start(
        (exchange, event) -> {
          seen.add(exchange.getRequestURI().toString());
          seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          seen.add(new String(event, UTF_8));
          if (!errorHeader.isEmpty()) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", errorHeader);
          }
          LocalServer.reply(exchange, status, "application/json", body.getBytes(UTF_8));
        });
  }

  private static Outcome emulator(LocalServer server, Duration within) {
    return new EmulatorTarget(URI.create(server.url())).invoke(CALL, within);
  }

  private static Outcome deployed(LocalServer server) {
    return LambdaTarget.of(
            ARN,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
            URI.create(server.url()))
        .invoke(CALL, LONG);
  }

  @Test
  void anEmulatorIsInvokedAtItsOnePath() {
    try (LocalServer server = answering(200, "{}", "")) {
      assertInstanceOf(Outcome.Replied.class, emulator(server, LONG));
    }
    assertEquals("/2015-03-31/functions/function/invocations", seen.getFirst());
    assertEquals("{\"a\":1}", seen.getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'errorType':'X','errorMessage':'y'} | Failed",
        "200 | {'header':{'responseCode':500},'errorMessage':'y'} | Replied",
        "400 | busy | Unreachable",
      })
  void anErrorOfAnEmulatedFunctionIsToldByItsBody(int status, String body, String outcome) {
    try (LocalServer server = answering(status, body.replace('\'', '"'), "")) {
      assertEquals(outcome, emulator(server, LONG).getClass().getSimpleName());
    }
  }

  @Test
  void anEmulatorThatDoesNotAnswerTimesOut() {
    CountDownLatch over = new CountDownLatch(1);
    try (LocalServer server =
        LocalServer.start(
            (exchange, event) -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertInstanceOf(Outcome.TimedOut.class, emulator(server, Duration.ofMillis(50)));
      over.countDown();
    }
  }

  @Test
  void aPlaceWhereNothingListensIsUnreachable() {
    LocalServer server = answering(200, "{}", "");
    server.close();
    assertInstanceOf(Outcome.Unreachable.class, emulator(server, LONG));
  }

  @Test
  void aDeployedFunctionIsInvokedWithASignatureForLambda() {
    try (LocalServer server = answering(200, "{}", "")) {
      assertInstanceOf(Outcome.Replied.class, deployed(server));
    }
    assertTrue(
        seen.getFirst().startsWith("/2015-03-31/functions/arn%3Aaws%3Alambda"), seen.getFirst());
    assertTrue(seen.get(1).contains("/eu-west-1/lambda/aws4_request"), seen.get(1));
  }

  @ParameterizedTest
  @CsvSource({"200, Unhandled, Failed", "403, '', Unreachable", "429, '', Unreachable"})
  void anErrorOfADeployedFunctionIsToldByItsHeader(int status, String header, String outcome) {
    try (LocalServer server = answering(status, "{}", header)) {
      assertEquals(outcome, deployed(server).getClass().getSimpleName());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "arn:aws:sqs:eu-west-1:000000000000:queue", "arn:aws:lambda"})
  void whatIsNoArnOfAFunctionIsRefused(String arn) {
    StaticCredentialsProvider none =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
    assertThrows(IllegalArgumentException.class, () -> LambdaTarget.of(arn, none));
  }
}
