package io.iotmi.relay.stage.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.keep.Notes.Found;
import io.iotmi.relay.stage.keep.Notes.Written;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place for notes must do. */
public abstract class NotesContract {
  private static final String ID = "#kind/connector/1";

  private Instant now = Instant.now();
  private Notes notes = new InMemoryNotes();

  /** A place without notes. */
  protected abstract Notes newNotes();

  @BeforeEach
  void open() {
    notes = newNotes();
  }

  private Deadline deadline() {
    return new Deadline(now.plusSeconds(60), () -> now);
  }

  private static Json.Obj data(String value) {
    return new JsonMembers().text("value", value).object();
  }

  private Written insert(String value, Duration kept) {
    return notes.insert(ID, data(value), now.plus(kept), deadline());
  }

  private Found.Kept kept() {
    return assertInstanceOf(Found.Kept.class, notes.find(ID, deadline()));
  }

  @Test
  void whatWasNeverKeptIsAbsent() {
    assertEquals(new Found.Absent(), notes.find(ID, deadline()));
  }

  @Test
  void whatIsKeptIsFoundAsItWasGiven() {
    assertEquals(Written.DONE, insert("grün \"1\"", Duration.ofHours(1)));
    assertEquals(data("grün \"1\""), kept().data());
  }

  @Test
  void ofTwoNewRecordsTheSecondIsStopped() {
    insert("first", Duration.ofHours(1));
    assertEquals(Written.STOPPED, insert("second", Duration.ofHours(1)));
    assertEquals(data("first"), kept().data());
  }

  @Test
  void anEndedRecordIsAbsentAndGivesWay() {
    insert("first", Duration.ofMinutes(1));
    long before = kept().version();
    now = now.plus(Duration.ofMinutes(2));
    assertEquals(new Found.Absent(), notes.find(ID, deadline()));
    assertEquals(Written.DONE, insert("second", Duration.ofHours(1)));
    assertEquals(data("second"), kept().data());
    assertNotEquals(before, kept().version());
  }

  @Test
  void aRecordIsReplacedByOneWhoHasReadIt() {
    insert("first", Duration.ofHours(1));
    long version = kept().version();
    Instant until = now.plusSeconds(600);
    assertEquals(Written.DONE, notes.replace(ID, version, data("second"), until, deadline()));
    assertEquals(data("second"), kept().data());
  }

  @Test
  void aRecordThatHasChangedSinceIsNotReplaced() {
    insert("first", Duration.ofHours(1));
    long version = kept().version();
    Instant until = now.plusSeconds(600);
    notes.replace(ID, version, data("second"), until, deadline());
    assertEquals(Written.STOPPED, notes.replace(ID, version, data("third"), until, deadline()));
    assertEquals(data("second"), kept().data());
  }

  @Test
  void whatIsAbsentCannotBeReplaced() {
    assertEquals(
        Written.STOPPED, notes.replace(ID, 1, data("x"), now.plusSeconds(600), deadline()));
    assertEquals(new Found.Absent(), notes.find(ID, deadline()));
  }

  @Test
  void aDeletedRecordIsAbsentHoweverOftenItIsDeleted() {
    insert("first", Duration.ofHours(1));
    assertTrue(notes.delete(ID, deadline()));
    assertTrue(notes.delete(ID, deadline()));
    assertEquals(new Found.Absent(), notes.find(ID, deadline()));
    assertEquals(Written.DONE, insert("second", Duration.ofHours(1)));
  }
}
