package io.iotmi.relay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonRoundTripTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1.10,\"a\":[1e400,-0,12345678901234567890],\"ü\":\"\\u0001 \uD83D\uDCA1\"}",
        "null",
        "\"\"",
        "[]",
        "{}"
      })
  void aDocumentPassesUnchanged(String text) throws Exception {
    byte[] written = JsonWriter.bytes(JsonReader.read(text));
    assertEquals(text, new String(written, StandardCharsets.UTF_8));
    assertEquals(written.length, JsonWriter.size(JsonReader.read(text)));
  }

  @Test
  void asciiIsPrintableAllOfIt() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x300; c++) {
      all.append((char) c);
    }
    String written = JsonWriter.ascii(new Json.Text(all.toString()));
    assertTrue(written.chars().allMatch(c -> c >= ' ' && c <= '~'), written);
    assertEquals(new Json.Text(all.toString()), JsonReader.read(written));
  }

  @Test
  void theCanonicalTextDoesNotDependOnTheOrderOfMembers() throws Exception {
    assertEquals(
        JsonWriter.canonical(JsonReader.read("{\"a\":{\"x\":1,\"y\":2},\"b\":3}")),
        JsonWriter.canonical(JsonReader.read("{\"b\":3,\"a\":{\"y\":2,\"x\":1}}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2} | twice",
        "{} {} | more than one",
        "\"\\ud800\" | surrogate",
        "{\"a\": secret-value} | not JSON at line 1",
        "'' | nothing"
      })
  void refusesWithTheReasonAndNoContent(String text, String reason) {
    JsonSyntaxException fault =
        assertThrows(JsonSyntaxException.class, () -> JsonReader.read(text));
    String message = String.valueOf(fault.getMessage());
    assertTrue(message.contains(reason), message);
    assertFalse(message.contains("secret"), message);
  }

  @Test
  void refusesWhatIsNestedTooDeep() throws Exception {
    int most = JsonReader.MAX_DEPTH;
    JsonReader.read("[".repeat(most) + "]".repeat(most));
    assertThrows(
        JsonSyntaxException.class,
        () -> JsonReader.read("[".repeat(most + 1) + "]".repeat(most + 1)));
    assertThrows(JsonSyntaxException.class, () -> JsonReader.read("[".repeat(100_000)));
  }

  @Test
  void theEnvelopeIsReadWithoutStrictness() throws Exception {
    JsonReader.readEnvelope("{\"a\":1,\"a\":\"\\ud800\"}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void invalidUtf8IsNoEnvelope() {
    assertThrows(
        JsonSyntaxException.class,
        () -> JsonReader.readEnvelope(new byte[] {'"', (byte) 0xFF, '"'}));
  }
}
