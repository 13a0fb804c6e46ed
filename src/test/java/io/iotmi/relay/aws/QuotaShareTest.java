package io.iotmi.relay.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class QuotaShareTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long TENTH = SECOND / 10;

  private final QuotaShare share = new QuotaShare(10, 3);

  @Test
  void aSmallBatchLeavesAtOnceAndIsPaidForWithTheNextReservation() {
    for (int need = 3; need > 0; need--) {
      assertFalse(share.isShort(need, 0));
      assertEquals(0, share.earliest(0, need, 0));
      share.started(0);
    }
    assertTrue(share.isShort(1, 1));
    assertEquals(QuotaShare.UNKNOWN, share.earliest(0, 1, 1));
    assertEquals(5 + 3, share.missing(5));
    share.reserved(SECOND, TENTH, 8);
    assertEquals(SECOND + 4 * TENTH, share.earliest(4, 5, 1));
    assertEquals(QuotaShare.UNKNOWN, share.earliest(5, 6, 1), "the last three are not for use");
    assertEquals(1, share.missing(1), "and pay for all");
  }

  @Test
  void nothingLeavesWithoutASlotUntilTheLineHasBeenEmptyForAWhile() {
    share.reserved(SECOND, TENTH, 1);
    share.started(SECOND);
    assertTrue(share.isShort(1, 6 * SECOND));
    assertFalse(share.isShort(1, 7 * SECOND));
  }

  @Test
  void aLargeBatchSendsNothingBeforeItHasItsSlots() {
    assertTrue(share.isShort(4, 0));
    assertEquals(QuotaShare.UNKNOWN, share.earliest(0, 4, 0));
  }

  @Test
  void theNextSlotsAreAskedForShortlyBeforeTheLastOne() {
    share.reserved(SECOND, TENTH, 3);
    assertFalse(share.isShort(10, SECOND));
    assertTrue(share.isShort(10, SECOND + TENTH));
    assertFalse(share.isShort(3, SECOND + TENTH), "they suffice");
  }

  @Test
  void nobodyTakesMoreThanSecondsAtOnce() {
    assertEquals(50, share.missing(1_000));
  }

  @Test
  void whatWaitsForNobodyIsPaidForToo() {
    share.startedUrgent(0);
    share.startedUrgent(0);
    assertEquals(3, share.missing(1));
  }

  @Test
  void aSlotThatPassedLongAgoIsLost() {
    share.reserved(0, TENTH, 20);
    assertEquals(15 * TENTH, share.earliest(0, 20, 2 * SECOND));
  }

  @Test
  void whereTheOthersCannotBeAskedTheRuntimeKeepsToItsOwnRate() {
    share.onItsOwn(SECOND);
    long first = share.earliest(0, 9, SECOND);
    assertEquals(SECOND, first);
    long last = share.earliest(9, 20, SECOND);
    assertEquals(3, last / SECOND - 1, "nine requests later");
  }

  @Test
  void aLineThatIsTooLongIsRememberedUntilItMoves() {
    share.full(60 * SECOND);
    assertTrue(share.isFullUntil(59 * SECOND));
    assertFalse(share.isFullUntil(61 * SECOND));
  }
}
