package io.iotmi.relay.stage.recall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which devices discoveries show to be gone, and which to be back. */
final class InventoryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final Inventory inventory = new Inventory(new InMemoryRecords(Duration.ofDays(100)));

  private static Discovery discovery(int number) {
    return new Discovery("connector", "u-1", "d-" + number);
  }

  private static List<SeenDevice> devices(String... ids) {
    return Arrays.stream(ids).map(id -> new SeenDevice(id, null, Map.of())).toList();
  }

  /** A complete discovery of one page; gives who is back and who is gone. */
  private List<List<String>> discover(int number, String... ids) {
    return List.of(
        inventory.page(discovery(number), 0, devices(ids), DEADLINE).orElseThrow(),
        inventory.complete(discovery(number), 1, DEADLINE).orElseThrow());
  }

  private static List<List<String>> backAndGone(List<String> back, List<String> gone) {
    return List.of(back, gone);
  }

  private static final List<String> NONE = List.of();

  @Test
  void aDeviceThatTwoDiscoveriesInARowLeaveOutIsGone() {
    discover(1, "a", "b");
    assertEquals(backAndGone(NONE, NONE), discover(2, "a"));
    assertEquals(backAndGone(NONE, List.of("b")), discover(3, "a"));
  }

  @Test
  void aDeviceIsToldGoneOnce() {
    discover(1, "a", "b");
    discover(2, "a");
    discover(3, "a");
    assertEquals(backAndGone(NONE, NONE), discover(4, "a"));
    assertEquals(backAndGone(NONE, NONE), discover(5, "a"));
  }

  @Test
  void aDeviceThatIsMissingOnceAndThenThereStartsAnew() {
    discover(1, "a", "b");
    discover(2, "a");
    assertEquals(backAndGone(NONE, NONE), discover(3, "a", "b"));
    assertEquals(backAndGone(NONE, NONE), discover(4, "a"));
    assertEquals(backAndGone(NONE, List.of("b")), discover(5, "a"));
  }

  @Test
  void aDeviceThatWasGoneIsBackInTheFirstDiscoveryThatHasIt() {
    discover(1, "a", "b");
    discover(2, "a");
    discover(3, "a");
    assertEquals(backAndGone(List.of("b"), NONE), discover(4, "a", "b"));
    assertEquals(backAndGone(NONE, NONE), discover(5, "a", "b"));
  }

  @Test
  void aDeviceThatComesBackOutOfReachIsNotToldReachable() {
    discover(1, "a", "b");
    discover(2, "a");
    discover(3, "a");
    assertEquals(
        Optional.of(NONE),
        inventory.page(discovery(4), 0, List.of(new SeenDevice("b", false, Map.of())), DEADLINE));
  }

  @Test
  void aDiscoveryThatIsToldAgainGetsTheSameAnswers() {
    discover(1, "a", "b");
    discover(2, "a");
    assertEquals(discover(3, "a"), discover(3, "a"));
    assertEquals(discover(4, "a", "b"), discover(4, "a", "b"));
  }

  @Test
  void aDiscoveryThatCameToNoEndCountsForNothing() {
    discover(1, "a", "b");
    inventory.page(discovery(2), 0, devices("a"), DEADLINE);
    assertEquals(backAndGone(NONE, NONE), discover(3, "a"));
  }

  @Test
  void aDiscoveryOfWhichAPageIsNotThereCountsForNothing() {
    discover(1, "a", "b");
    discover(2, "a", "b");
    for (int number = 3; number < 6; number++) {
      inventory.page(discovery(number), 0, devices("a"), DEADLINE);
      assertEquals(Optional.of(NONE), inventory.complete(discovery(number), 2, DEADLINE));
    }
  }

  @Test
  void devicesOfAllPagesCount() {
    for (int number = 1; number < 4; number++) {
      inventory.page(discovery(number), 0, devices("a"), DEADLINE);
      inventory.page(discovery(number), 1, devices("b"), DEADLINE);
      assertEquals(Optional.of(NONE), inventory.complete(discovery(number), 2, DEADLINE));
    }
  }

  @Test
  void theDevicesOfAnotherUserAreOfNoConcern() {
    Discovery other = new Discovery("connector", "u-2", "d-1");
    inventory.page(other, 0, devices("c"), DEADLINE);
    inventory.complete(other, 1, DEADLINE);
    for (int number = 1; number < 4; number++) {
      assertEquals(backAndGone(NONE, NONE), discover(number, "a"));
    }
  }

  @Test
  void aUserWhoseDiscoveriesAreForgottenStartsAnew() {
    discover(1, "a", "b");
    discover(2, "a");
    assertTrue(inventory.forget("connector", "u-1", DEADLINE));
    assertEquals(backAndGone(NONE, NONE), discover(3, "a"));
    assertEquals(backAndGone(NONE, NONE), discover(4, "a"));
  }

  @Test
  void aThousandDevicesMayBeGoneAtOnce() {
    String[] all = new String[1_200];
    Arrays.setAll(all, i -> "device-" + i);
    discover(1, all);
    discover(2, "device-0");
    assertEquals(1_199, discover(3, "device-0").getLast().size());
  }
}
