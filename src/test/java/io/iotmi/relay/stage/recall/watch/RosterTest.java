package io.iotmi.relay.stage.recall.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RosterTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final Roster roster = new Roster(new InMemoryRecords(Duration.ofDays(90)));

  private Map<String, String> all(String connector) {
    Map<String, String> all = new TreeMap<>();
    for (int part = 0; part < Roster.PARTS; part++) {
      all.putAll(roster.users(connector, part, DEADLINE).orElseThrow());
    }
    return all;
  }

  @Test
  void usersAreFoundUnderTheirConnectorWithTheVendorsId() {
    for (int i = 0; i < 200; i++) {
      assertTrue(roster.add("one", "user-" + i, "vendor:" + i, DEADLINE));
    }
    assertTrue(roster.add("other", "ada", "ada", DEADLINE));
    assertEquals(200, all("one").size());
    assertEquals("vendor:17", all("one").get("user-17"));
    assertEquals(Map.of("ada", "ada"), all("other"));
  }

  @Test
  void aUserWhoIsTakenOutIsFoundNoMore() {
    roster.add("one", "ada", "ada", DEADLINE);
    roster.add("one", "bob", "bob", DEADLINE);
    assertTrue(roster.remove("one", "ada", DEADLINE));
    assertTrue(roster.remove("one", "ada", DEADLINE));
    assertEquals(Map.of("bob", "bob"), all("one"));
  }
}
