package io.iotmi.relay.stage.claim;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The search through the claim protocol, for ledgers of other packages. */
public final class ClaimProtocol {
  private static final ProtocolWorld SMALL =
      new ProtocolWorld(
          List.of("body", "body"),
          1,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          List.of(Duration.ofSeconds(31), Duration.ofSeconds(61)),
          1,
          0);

  private ClaimProtocol() {}

  /**
   * Goes every way of a small world, each with keys of its own.
   *
   * @param newLedger by the time that it remembers deliveries for; may be the same one each time
   * @return how many steps were checked
   */
  public static int search(Function<Duration, DeliveryLedger> newLedger) {
    return new ProtocolSearch(SMALL, newLedger).run();
  }
}
