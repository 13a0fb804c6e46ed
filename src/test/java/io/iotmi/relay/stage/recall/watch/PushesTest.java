package io.iotmi.relay.stage.recall.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.recall.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a silence of ten hours, so that an hour is exact enough. */
final class PushesTest {
  private static final Instant TEN = Instant.parse("2026-11-26T10:00:00Z");

  private final InMemoryRecords memory = new InMemoryRecords(Duration.ofDays(90));
  private final Pushes pushes = of(memory);
  private int requests;

  private static Pushes of(Records records) {
    return new Pushes(records, "connector", Duration.ofHours(10));
  }

  private static Deadline at(Duration later) {
    Instant now = TEN.plus(later);
    return new Deadline(now.plusSeconds(30), () -> now);
  }

  private static Deadline at() {
    return at(Duration.ZERO);
  }

  @Test
  void beforeThePayloadThatComesFirstThereIsNone() {
    assertEquals(new Pushes.Last.Never(), pushes.last(at()));
  }

  @Test
  void theTimeOfAPayloadIsKnownToOtherRuntimes() {
    pushes.heard(at());
    assertEquals(new Pushes.Last.At(TEN), of(memory).last(at()));
  }

  @Test
  void aPayloadThatFollowsSoonCostsNoRequest() {
    Records counted =
        new Records() {
          @Override
          public Loaded load(Collection<String> ids, Deadline deadline) {
            requests++;
            return memory.load(ids, deadline);
          }

          @Override
          public boolean update(List<Change> changes, Deadline deadline) {
            requests++;
            return memory.update(changes, deadline);
          }
        };
    Pushes mine = of(counted);
    mine.heard(at());
    assertEquals(2, requests);
    mine.heard(at(Duration.ofMinutes(59)));
    assertEquals(2, requests);
    mine.heard(at(Duration.ofHours(1)));
    assertEquals(4, requests);
    // Another runtime sees that it is written, and leaves it at that.
    of(counted).heard(at(Duration.ofHours(1)));
    assertEquals(5, requests);
  }

  @Test
  void anOlderTimeDoesNotTakeThePlaceOfANewerOne() {
    pushes.heard(at(Duration.ofHours(5)));
    of(memory).heard(at());
    assertEquals(new Pushes.Last.At(TEN.plus(Duration.ofHours(5))), pushes.last(at()));
  }

  @Test
  void aTableThatGivesNoAnswerIsAskedAgainAtTheNextPayload() {
    Records down =
        new Records() {
          @Override
          public Loaded load(Collection<String> ids, Deadline deadline) {
            requests++;
            return new Loaded.Unavailable("down");
          }

          @Override
          public boolean update(List<Change> changes, Deadline deadline) {
            return false;
          }
        };
    Pushes mine = of(down);
    mine.heard(at());
    mine.heard(at());
    assertEquals(2, requests);
    assertEquals(new Pushes.Last.Unavailable("down"), mine.last(at()));
  }
}
