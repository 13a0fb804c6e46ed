package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.guide.GuideExample;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of AWS's guide, held against AWS's own model of the operation. */
final class GuideEventsTest {
  private static final PublishedModel MODEL = PublishedModel.documented();

  @ParameterizedTest
  @MethodSource("io.iotmi.relay.guide.GuideExample#events")
  void anExampleIsAcceptedOrRefusedForWhatItsFileNames(GuideExample example) {
    assertEquals(
        Optional.ofNullable(example.file().path("refused").asText(null)),
        MODEL.violation(example.body()));
  }
}
