package io.iotmi.relay.author.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.verify.keys.VendorWeb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainMainTest {
  private static final Path SEAM = Path.of("src/vendors/seam").toAbsolutePath();
  private static final Path NETATMO = Path.of("src/vendors/netatmo").toAbsolutePath();
  private static final byte[] KEY = "a-key-of-this-test-a-key".getBytes(UTF_8);
  private static final String BODY =
      "{\"event_id\": \"e-1\", \"event_type\": \"lock.locked\", \"device_id\": \"d-1\","
          + " \"occurred_at\": \"2026-11-26T09:00:00Z\", \"method\": \"keycode\"}";

  @TempDir private Path files;
  private final Properties given = new Properties();

  @BeforeEach
  void theRequestComesWhenItWasSigned() {
    given.setProperty("explain.at", "2026-11-26T09:00:00Z");
  }

  private static String hmac(String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  private static String message(String signature, String body) {
    return "POST /webhook HTTP/1.1\r\nContent-Type: application/json\r\nsvix-id: m-1\r\n"
        + "svix-timestamp: 1795683600\r\nsvix-signature: v1,"
        + signature
        + "\r\n\r\n"
        + body;
  }

  private String explained(Path folder, String capture) throws IOException {
    given.setProperty("explain", written("capture", capture));
    return String.join(
        "\n",
        new ExplainMain(folder, given, (address, deadline) -> new VendorWeb.Answer.None()).lines());
  }

  private String written(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text).toString();
  }

  private void seamSecret() throws IOException {
    given.setProperty(
        "explain.secret", written("secret", "whsec_" + Base64.getEncoder().encodeToString(KEY)));
  }

  private static void has(String part, String whole) {
    assertTrue(whole.contains(part), whole);
  }

  @Test
  void aRequestOfTheVendorIsShownUpToItsRequests() throws Exception {
    seamSecret();
    String told = explained(SEAM, message(hmac("m-1.1795683600." + BODY), BODY));
    has("door      202, the vendor's, and would be put on the event queue", told);
    has("  passed  signature-wrong", told);
    has("\"ConnectorDeviceId\": \"d-1\"", told);
  }

  @Test
  void eachPartOfTheSigningStringIsMeasured() throws Exception {
    seamSecret();
    String told = explained(SEAM, message(hmac("m-1.1795683600." + BODY), BODY));
    has("  {timestamp}              10 bytes, sha256 ", told);
    has("signed    " + (15 + BODY.length()) + " bytes, sha256 ", told);
  }

  @Test
  void theFirstPartThatFailsIsTheOneOfTheLog() throws Exception {
    seamSecret();
    given.setProperty("explain.at", "2026-11-26T10:00:00Z");
    String told = explained(SEAM, message(hmac("m-1.1795683600." + BODY), BODY));
    has("door      401, refused; the log says time-old", told);
    has("  FAILED  time-old", told);
  }

  @Test
  void aLineEndThatTheCaptureAddedIsFound() throws Exception {
    seamSecret();
    String told = explained(SEAM, message(hmac("m-1.1795683600." + BODY), BODY + "\n"));
    has("The signature would fit with\n  without the line end behind the body", told);
  }

  @Test
  void aTemplateThatIsNotTheVendorsIsFound() throws Exception {
    seamSecret();
    String told = explained(SEAM, message(hmac("1795683600." + BODY), BODY));
    has("The signature would fit with\n  \"signature/signs\": \"{timestamp}.{body}\"", told);
  }

  @Test
  void twoMistakesAreFoundTogether() throws Exception {
    given.setProperty("explain.secret", written("secret", new String(KEY, UTF_8) + "\n"));
    String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(hmac(BODY)));
    String told =
        explained(NETATMO, "POST /webhook HTTP/1.1\nX-Sign: sha256=" + hex + "\n\n" + BODY);
    has(
        "The signature would fit with\n  \"signature/prefix\": \"sha256=\"\n"
            + "  \"signature/in\": {\"header\": \"x-sign\"}",
        told);
  }

  @Test
  void anotherSecretIsSaidToBePossible() throws Exception {
    given.setProperty("explain.secret", written("secret", "another"));
    String told = explained(NETATMO, "POST /webhook HTTP/1.1\nX-Netatmo-Secret: 00ff\n\n{\"a\":1}");
    has("The secret may be another one", told);
  }

  @Test
  void theFirstByteThatTheVendorSignsOtherwiseIsShown() throws Exception {
    seamSecret();
    given.setProperty("explain.signed", written("signed", "m-1.1795683600000." + BODY));
    String told = explained(SEAM, message(hmac("x"), BODY));
    has("differs   first in ., at byte 14 of all: here \".\", the vendor has \"000.", told);
  }

  @Test
  void aBodyThatIsNotKeptAsTextIsPointedAt() throws Exception {
    String told = explained(NETATMO, "{\"headers\": {}, \"body\": {\"event_type\": \"x\"}}");
    has("note      the body stands in the file as JSON and was written anew", told);
  }

  @Test
  void anEventOfApiGatewayIsACapture() throws Exception {
    seamSecret();
    String body = Base64.getEncoder().encodeToString(BODY.getBytes(UTF_8));
    String told =
        explained(
            SEAM,
            """
            {"rawPath": "/webhook", "rawQueryString": "", "isBase64Encoded": true, "body": "%s",
             "headers": {"svix-id": "m-1", "svix-timestamp": "1795683600",
               "svix-signature": "v1,%s"}, "requestContext": {"http": {"method": "POST"}}}"""
                .formatted(body, hmac("m-1.1795683600." + BODY)));
    has("door      202, ", told);
  }

  @Test
  void theEndThatAnEditorAddsIsNoPartOfTheBody() throws Exception {
    Capture capture =
        Capture.read("POST /webhook HTTP/1.1\nContent-Length: 2\n\n{}\n".getBytes(UTF_8));
    assertEquals("{}", new String(capture.request().body(), UTF_8));
    assertEquals(1, capture.notes().size());
  }

  @Test
  void aFileThatIsNoRequestIsRefusedWithWhatItShouldBe() {
    has(
        "POST /webhook HTTP/1.1",
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class, () -> Capture.read("hello".getBytes(UTF_8)))
                .getMessage()));
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    given.setProperty("explain", "no-such-file");
    assertEquals(
        "-Dexplain=no-such-file is no file",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new ExplainMain(SEAM, given, (address, deadline) -> new VendorWeb.Answer.None())
                        .lines())
            .getMessage());
  }
}
