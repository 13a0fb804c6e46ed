package io.iotmi.relay.stage.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.recall.Records.Change;
import io.iotmi.relay.stage.recall.Records.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all records must do. */
public abstract class RecordsContract {
  protected static final Duration KEPT = Duration.ofDays(100);

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");

  /** Records that live for {@link #KEPT}; none is there. */
  protected abstract Records newRecords();

  protected final Deadline deadline() {
    return new Deadline(now.plusSeconds(30), () -> now);
  }

  protected static UnaryOperator<Json.Obj> set(String name, int value) {
    return json -> {
      Map<String, Json> members = new LinkedHashMap<>(json.members());
      members.put(name, new Json.Num(Integer.toString(value)));
      return new Json.Obj(members);
    };
  }

  protected final Stored load(Records records, String id) {
    return ((Records.Loaded.Found) records.load(List.of(id), deadline())).of(id);
  }

  protected final boolean edit(Records records, String id, UnaryOperator<Json.Obj> edit) {
    return records.update(List.of(new Change(id, load(records, id), edit)), deadline());
  }

  protected static Json.Obj object(String name, int value) {
    return set(name, value).apply(Json.Obj.EMPTY);
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    Records records = newRecords();
    assertEquals(Stored.ABSENT, load(records, "#a"));
    assertTrue(edit(records, "#a", set("x", 1)));
    assertEquals(object("x", 1), load(records, "#a").data());
  }

  @Test
  void anEditOfAnOutdatedRecordIsMadeOnTheNewerOne() {
    Records records = newRecords();
    Stored absent = load(records, "#a");
    edit(records, "#a", set("x", 1));
    Stored first = load(records, "#a");
    assertTrue(records.update(List.of(new Change("#a", absent, set("y", 2))), deadline()));
    assertTrue(records.update(List.of(new Change("#a", first, set("z", 3))), deadline()));
    assertEquals(set("z", 3).apply(set("y", 2).apply(object("x", 1))), load(records, "#a").data());
  }

  @Test
  void anEditOfARecordThatIsGoneMakesANewOne() {
    Records records = newRecords();
    edit(records, "#a", set("x", 1));
    Stored known = load(records, "#a");
    edit(records, "#a", json -> Json.Obj.EMPTY);
    assertTrue(records.update(List.of(new Change("#a", known, set("y", 2))), deadline()));
    assertEquals(object("y", 2), load(records, "#a").data());
  }

  @Test
  void anEmptyObjectTakesARecordAway() {
    Records records = newRecords();
    edit(records, "#a", set("x", 1));
    assertTrue(edit(records, "#a", json -> Json.Obj.EMPTY));
    assertTrue(edit(records, "#b", json -> Json.Obj.EMPTY));
    assertEquals(Stored.ABSENT, load(records, "#a"));
    assertEquals(Stored.ABSENT, load(records, "#b"));
  }

  @Test
  void aRecordThatWasNotWrittenForItsTimeIsForgotten() {
    Records records = newRecords();
    edit(records, "#a", set("x", 1));
    now = now.plus(KEPT).plusSeconds(2);
    assertEquals(Json.Obj.EMPTY, load(records, "#a").data());
    assertTrue(edit(records, "#a", set("y", 2)));
    assertEquals(object("y", 2), load(records, "#a").data());
  }

  @Test
  void aRecordThatIsWrittenAgainLivesOn() {
    Records records = newRecords();
    edit(records, "#a", set("x", 1));
    assertFalse(load(records, "#a").old());
    now = now.plus(KEPT.dividedBy(2)).plusSeconds(2);
    assertTrue(load(records, "#a").old());
    edit(records, "#a", json -> json);
    now = now.plus(KEPT.dividedBy(2)).plusSeconds(2);
    assertEquals(object("x", 1), load(records, "#a").data());
  }

  @Test
  void twoHundredRecordsAreWrittenAndReadInOneCall() {
    Records records = newRecords();
    List<String> ids = IntStream.range(0, 200).mapToObj(i -> "#" + i).toList();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      changes.add(new Change(ids.get(i), Stored.ABSENT, set("n", i)));
    }
    assertTrue(records.update(changes, deadline()));
    Records.Loaded.Found found = (Records.Loaded.Found) records.load(ids, deadline());
    for (int i = 0; i < ids.size(); i++) {
      assertEquals(object("n", i), found.of(ids.get(i)).data());
    }
  }

  @Test
  void noEditIsLostWhenFourWritersEditTheSameRecords() throws Exception {
    Records records = newRecords();
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      UnaryOperator<Json.Obj> own = set("w" + i, i);
      writers.add(
          () ->
              records.update(
                  List.of(
                      new Change("#a", Stored.ABSENT, own), new Change("#b", Stored.ABSENT, own)),
                  deadline()));
    }
    try (var executor = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> writer : executor.invokeAll(writers)) {
        assertTrue(writer.get());
      }
    }
    assertEquals(4, load(records, "#a").data().members().size());
    assertEquals(4, load(records, "#b").data().members().size());
  }
}
