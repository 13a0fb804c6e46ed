package io.iotmi.relay.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.story.StoryTeller;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of an account of each vendor that comes with the relay. */
final class StoryIT {
  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void anAccountIsLinkedDiscoveredCommandedAndUnlinked(String vendor) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    boolean well = StoryTeller.tell(vendor, new PrintStream(told, true, UTF_8));
    assertTrue(well, told.toString(UTF_8));
  }
}
