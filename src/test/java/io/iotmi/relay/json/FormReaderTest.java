package io.iotmi.relay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1&b=2 | {\"a\":\"1\",\"b\":\"2\"}",
        "a=1&a=2 | {\"a\":[\"1\",\"2\"]}",
        "a=b=c&d | {\"a\":\"b=c\",\"d\":\"\"}",
        "&&a=+%2B%26 | {\"a\":\" +&\"}",
        "n=%C3%A9&é=1 | {\"n\":\"é\",\"é\":\"1\"}",
        "a=😀 | {\"a\":\"😀\"}",
        "'' | {}"
      })
  void fieldsBecomeMembers(String form, String json) throws JsonSyntaxException {
    assertEquals(json, new String(JsonWriter.bytes(FormReader.read(form)), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%C3"})
  void whatIsNoFormIsAFault(String form) {
    assertThrows(JsonSyntaxException.class, () -> FormReader.read(form));
  }

  @Test
  void fieldsAreBounded() {
    assertThrows(JsonSyntaxException.class, () -> FormReader.read("a&".repeat(10_001)));
  }
}
