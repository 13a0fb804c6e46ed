package io.iotmi.relay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.http.call.VendorHttp.Call;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply;
import io.iotmi.relay.model.Deadline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpsVendorHttpTest {
  @TempDir private static Path folder;

  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static HttpsHost host;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    host = new HttpsHost(folder, HttpsVendorHttpTest::handle);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      ASKED.add(exchange.getRequestMethod() + " " + path + " " + authorization + " " + body);
      int status = path.startsWith("/status/") ? Integer.parseInt(path.substring(8)) : 200;
      exchange.getResponseHeaders().set("Location", host.uri("/target").toString());
      exchange.getResponseHeaders().set("Retry-After", "7");
      if (status == 401) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      }
      if (path.equals("/slow")) {
        exchange.sendResponseHeaders(200, 0);
        dribble(exchange);
        return;
      }
      byte[] answer =
          path.equals("/large") ? "x".repeat(1_100_000).getBytes(UTF_8) : "{}".getBytes(UTF_8);
      exchange.sendResponseHeaders(status, status == 204 ? -1 : answer.length);
      if (status != 204) {
        exchange.getResponseBody().write(answer);
      }
    }
  }

  /** Sends a byte now and then, so that no single wait is long. */
  private static void dribble(HttpExchange exchange) throws IOException {
    try {
      for (int i = 0; i < 600; i++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reply send(String method, String path, @Nullable String body) {
    return host.api()
        .send(
            new Call(
                method,
                host.uri(path),
                Map.of("Authorization", "Bearer t-1"),
                body == null ? null : body.getBytes(UTF_8)),
            soon(30_000));
  }

  private static Deadline soon(long millis) {
    return new Deadline(Instant.now().plusMillis(millis), InstantSource.system());
  }

  @ParameterizedTest
  @CsvSource({"GET,", "POST,{}", "PUT,{}", "DELETE,", "POST,", "DELETE,{}"})
  void aRequestArrivesWithWhatAuthorizesIt(String method, @Nullable String body) {
    String path = "/ok/" + method + "/" + (body == null ? "none" : "body");
    assertEquals(200, assertInstanceOf(Reply.Answered.class, send(method, path, body)).status());
    assertEquals(
        true,
        ASKED.contains(method + " " + path + " Bearer t-1 " + (body == null ? "" : body)),
        ASKED::toString);
  }

  @ParameterizedTest
  @CsvSource({"204", "301", "400", "401", "403", "404", "429", "500", "503"})
  void anyStatusIsAnAnswer(int status) {
    Reply.Answered answer =
        assertInstanceOf(Reply.Answered.class, send("POST", "/status/" + status, "{}"));
    assertEquals(status, answer.status());
    assertEquals("7", answer.headers().get("retry-after"));
  }

  @Test
  void aTokenDoesNotGoWhereARedirectLeads() {
    send("GET", "/status/302", null);
    send("POST", "/status/307", "{}");
    assertEquals(0, ASKED.stream().filter(asked -> asked.contains("/target")).count());
  }

  @Test
  void anAnswerThatIsTooLongIsNone() {
    assertEquals(
        new Reply.Failed(Outage.DOWN, true, "an answer above 1000000 bytes"),
        send("GET", "/large", null));
  }

  @Test
  void anAnswerThatDribblesEndsWithTheDeadline() {
    Reply.Failed failed =
        assertInstanceOf(
            Reply.Failed.class,
            host.api().send(new Call("GET", host.uri("/slow"), Map.of(), null), soon(700)));
    assertEquals(Outage.TIMED_OUT, failed.outage());
    assertEquals(true, failed.sent());
  }

  @Test
  void aHostThatIsNotThereHasNotGotTheRequest() {
    assertEquals(
        new Reply.Failed(Outage.DOWN, false, "no answer, ConnectException"),
        host.api()
            .send(
                new Call("POST", URI.create("https://localhost:1/"), Map.of(), new byte[0]),
                soon(30_000)));
  }

  @Test
  void aHostWithACertificateOfItsOwnDoesNotGetTheToken() {
    Reply.Failed failed =
        assertInstanceOf(
            Reply.Failed.class,
            new HttpsVendorHttp()
                .send(new Call("GET", host.uri("/secret"), Map.of(), null), soon(30_000)));
    assertEquals(false, failed.sent());
    assertEquals(0, ASKED.stream().filter(asked -> asked.contains("/secret")).count());
  }

  @Test
  void beyondTheMachineOnlyHttpsIsAsked() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            host.api()
                .send(
                    new Call("GET", URI.create("http://api.example.com/"), Map.of(), null),
                    soon(30_000)));
  }

  @Test
  void aCallShowsNothingThatIsSecret() {
    Call call =
        new Call(
            "GET",
            URI.create("https://api.example.com/?key=s3cret"),
            Map.of("Authorization", "Bearer s3cret"),
            null);
    assertEquals("Call[GET]", call.toString());
  }
}
