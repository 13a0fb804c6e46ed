package io.iotmi.relay.vendor.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "1603684405, 2020-10-26T03:53:25Z",
    "1603684405.5, 2020-10-26T03:53:25.500Z",
    "1603684405568, 2020-10-26T03:53:25.568Z",
    "1603684405568123, 2020-10-26T03:53:25.568123Z"
  })
  void aNumberIsSecondsMillisecondsOrMicrosecondsByItsSize(String number, Instant time) {
    assertEquals(Optional.of(time), Times.read(new Json.Num(number)));
    assertEquals(Optional.of(time), Times.read(new Json.Text(number)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T05:06:07Z, 2026-03-04T05:06:07Z",
    "2026-03-04T05:06:07.123+01:00, 2026-03-04T04:06:07.123Z",
    "2026-03-04T05:06:07+0130, 2026-03-04T03:36:07Z",
    "2026-03-04t05:06:07z, 2026-03-04T05:06:07Z",
    "2026-03-04T05:06Z, 2026-03-04T05:06:00Z"
  })
  void aTextIsATimeOfIso8601(String text, Instant time) {
    assertEquals(Optional.of(time), Times.read(new Json.Text(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-03-04T05:06:07", "2026-13-04T05:06:07Z", "-5"})
  void anythingElseIsNotATime(String text) {
    assertEquals(Optional.empty(), Times.read(new Json.Text(text)));
  }
}
