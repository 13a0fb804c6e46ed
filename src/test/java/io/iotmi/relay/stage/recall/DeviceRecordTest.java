package io.iotmi.relay.stage.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is remembered of one device. */
final class DeviceRecordTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final StateOrder AT = new StateOrder.At(NOW);
  private static final StateOrder EARLIER = new StateOrder.At(NOW.minusSeconds(9));
  private static final AttributePath POWER = new AttributePath("1", "0x0006", "0x0000");
  private static final AttributePath LEVEL = new AttributePath("1", "0x0008", "0x0000");
  private static final Json ON = new Json.Bool(true);

  private static Hold hold(String trace) {
    SequencedMap<AttributePath, Json> wanted = new LinkedHashMap<>();
    wanted.put(POWER, ON);
    wanted.put(LEVEL, new Json.Num("140"));
    return new Hold(new TraceId(trace), NOW, NOW.plusSeconds(60), wanted);
  }

  private static DeviceRecord full() {
    return DeviceRecord.EMPTY
        .withFacts(Map.of("raw", new Json.Obj(Map.of("decimals", new Json.Num("1")))))
        .withUser("u-1")
        .withUser("u-2")
        .withHold(hold("t-1"), NOW)
        .after(new Effect(Map.of(POWER, ON), AT, false), NOW)
        .after(new Effect(Map.of(LEVEL, ON), new StateOrder.Counted(7), false), NOW)
        .gone();
  }

  @Test
  void aRecordIsReadAsItWasWritten() throws JsonSyntaxException {
    Json.Obj written = (Json.Obj) JsonReader.read(JsonWriter.ascii(full().toJson()));
    assertEquals(full(), DeviceRecord.read(written));
    assertEquals(DeviceRecord.EMPTY, DeviceRecord.read(DeviceRecord.EMPTY.toJson()));
  }

  @Test
  void whatIsNoRecordCountsAsAbsent() throws JsonSyntaxException {
    String text =
        "{\"facts\":[1],\"users\":{},\"sent\":{\"1/6\":1,\"1/6/0\":\"x\",\"1/6/1\":1e99},"
            + "\"holds\":[{},1,{\"trace\":\"\",\"since\":1,\"until\":2,\"wanted\":{}}]}";
    assertEquals(DeviceRecord.EMPTY, DeviceRecord.read((Json.Obj) JsonReader.read(text)));
  }

  @Test
  void theLaterOfTwoTimesOfAStateStays() {
    DeviceRecord record =
        DeviceRecord.EMPTY
            .after(new Effect(Map.of(POWER, ON), AT, false), NOW)
            .after(new Effect(Map.of(POWER, ON, LEVEL, ON), EARLIER, false), NOW);
    assertEquals(Map.of(POWER, new Sent(AT, null), LEVEL, new Sent(EARLIER, null)), record.sent());
  }

  @Test
  void aValueThatIsToBeComparedIsKnownAgainHoweverItIsWritten() {
    DeviceRecord record =
        DeviceRecord.EMPTY.after(
            new Effect(Map.of(LEVEL, new Json.Num("140"), POWER, ON), AT, true), NOW);
    assertEquals(record, DeviceRecord.read(record.toJson()));
    assertTrue(record.isSent(LEVEL, new Json.Num("140.0")));
    assertFalse(record.isSent(LEVEL, new Json.Num("141")));
    assertTrue(record.isSent(POWER, ON));
    assertFalse(DeviceRecord.EMPTY.isSent(POWER, ON));
  }

  @Test
  void withoutOrderTheLastValueStays() {
    DeviceRecord record =
        DeviceRecord.EMPTY
            .after(new Effect(Map.of(POWER, ON), null, true), NOW)
            .after(new Effect(Map.of(POWER, new Json.Bool(false)), null, true), NOW);
    assertEquals(record, DeviceRecord.read(record.toJson()));
    assertFalse(record.isSent(POWER, ON));
  }

  @Test
  void whereOrderIsNotLookedAtNoTimeIsKept() {
    assertEquals(
        DeviceRecord.EMPTY,
        DeviceRecord.EMPTY.after(new Effect(Map.of(POWER, ON), null, false), NOW));
  }

  @Test
  void aHoldGoesWithItsLastState() {
    DeviceRecord half =
        DeviceRecord.EMPTY
            .withHold(hold("t-1"), NOW)
            .after(new Effect(Map.of(POWER, ON), null, false), NOW);
    assertEquals(1, half.holds().size());
    assertEquals(
        List.of(),
        half.after(new Effect(Map.of(LEVEL, new Json.Num("140.0")), null, false), NOW).holds());
  }

  @Test
  void thePartsOfACommandHaveOneHold() {
    SequencedMap<AttributePath, Json> second = new LinkedHashMap<>();
    AttributePath other = new AttributePath("2", "0x0006", "0x0000");
    second.put(other, ON);
    DeviceRecord held =
        DeviceRecord.EMPTY
            .withHold(hold("t-1"), NOW)
            .after(new Effect(Map.of(POWER, ON), null, false), NOW)
            .withHold(new Hold(new TraceId("t-1"), NOW, NOW.plusSeconds(9), second), NOW);
    assertEquals(1, held.holds().size());
    Hold whole = held.holds().getFirst();
    assertEquals(List.of(POWER, LEVEL, other), List.copyOf(whole.wanted().keySet()));
    assertEquals(Set.of(POWER), whole.seen());
    assertEquals(NOW.plusSeconds(60), whole.until());
  }

  @Test
  void aHoldGoesWithItsTime() {
    DeviceRecord held = DeviceRecord.EMPTY.withHold(hold("t-1"), NOW);
    Instant later = NOW.plus(Duration.ofMinutes(2));
    assertEquals(List.of(), held.after(new Effect(Map.of(), null, false), later).holds());
    assertEquals(
        List.of("t-2"),
        held.withHold(hold("t-2"), later).holds().stream()
            .map(hold -> hold.trace().value())
            .toList());
  }

  @Test
  void aDeviceThatIsToldReachableIsGoneNoLonger() {
    AttributePath reachable = new AttributePath("1", "0x0039", "0x0011");
    DeviceRecord gone = DeviceRecord.EMPTY.gone();
    assertEquals(
        gone, gone.after(new Effect(Map.of(reachable, new Json.Bool(false)), null, false), NOW));
    assertEquals(
        DeviceRecord.EMPTY, gone.after(new Effect(Map.of(reachable, ON), null, false), NOW));
  }

  @Test
  void sixteenUsersAreKeptAndTheLatestAmongThem() {
    DeviceRecord record = DeviceRecord.EMPTY;
    for (int i = 0; i < 20; i++) {
      record = record.withUser("u-" + i);
    }
    assertEquals(16, record.users().size());
    assertEquals("u-19", record.users().getLast());
  }
}
