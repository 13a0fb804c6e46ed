package io.iotmi.relay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.verify.keys.VendorWeb.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpsVendorWebTest {
  @TempDir private static Path folder;

  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static HttpsHost host;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    host = new HttpsHost(folder, HttpsVendorWebTest::handle);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      ASKED.add(path);
      int status = path.startsWith("/status/") ? Integer.parseInt(path.substring(8)) : 200;
      if (status / 100 == 3) {
        exchange.getResponseHeaders().set("Location", host.uri("/target").toString());
      }
      byte[] body =
          path.equals("/large") ? "x".repeat(70_000).getBytes(UTF_8) : "a key".getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Answer get(String path) {
    return host.client().get(host.uri(path), soon());
  }

  private static Deadline soon() {
    return new Deadline(Instant.now().plusSeconds(30), InstantSource.system());
  }

  @Test
  void aTextIsRead() {
    assertEquals(new Answer.Got("a key"), get("/key"));
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "307", "400", "401", "403", "404", "410"})
  void aStatusThatSaysNoIsRefused(int status) {
    assertEquals(new Answer.Refused(status), get("/status/" + status));
  }

  @ParameterizedTest
  @CsvSource({"408", "429", "500", "503"})
  void aStatusThatPassesIsNoAnswer(int status) {
    assertEquals(new Answer.None(), get("/status/" + status));
  }

  @Test
  void aRedirectIsNotFollowed() {
    get("/status/302");
    assertEquals(0, ASKED.stream().filter("/target"::equals).count());
  }

  @Test
  void aTextThatIsTooLongIsNoAnswer() {
    assertEquals(new Answer.None(), get("/large"));
  }

  @Test
  void aHostThatIsNotThereIsNoAnswer() {
    URI gone = URI.create("https://localhost:1/key");
    assertEquals(new Answer.None(), host.client().get(gone, soon()));
  }

  @Test
  void aHostWithASelfSignedCertificateIsRefused() {
    assertEquals(new Answer.None(), new HttpsVendorWeb().get(host.uri("/key"), soon()));
  }

  @Test
  void withoutTimeNothingIsAsked() {
    Deadline over = new Deadline(Instant.now().minusSeconds(1), InstantSource.system());
    assertEquals(new Answer.None(), host.client().get(host.uri("/late"), over));
    assertEquals(0, ASKED.stream().filter("/late"::equals).count());
  }

  @Test
  void beyondTheMachineOnlyHttpsIsAsked() {
    assertThrows(
        IllegalArgumentException.class,
        () -> host.client().get(URI.create("http://key.example.com/"), soon()));
  }
}
