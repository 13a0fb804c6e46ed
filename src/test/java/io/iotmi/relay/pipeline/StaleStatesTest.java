package io.iotmi.relay.pipeline;

import static io.iotmi.relay.pipeline.VendorRelay.count;
import static io.iotmi.relay.pipeline.VendorRelay.outcomes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.vendor.Folders;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** States that come after newer ones of the same attribute. */
final class StaleStatesTest {
  private static final Folders LAMPS =
      Folders.acme()
          .binding(
              "{'value': 'power', 'attribute': 'OnOff.OnOff'}",
              "{'value': 'level', 'attribute': 'LevelControl.CurrentLevel', 'scale': {'vendor': [0,"
                  + " 100], 'matter': [0, 254]}}",
              "{'value': 'press', 'events': {'*': {'Switch.LongPress': {'NewPosition': 1}}}}");

  private final VendorRelay relay =
      new VendorRelay(LAMPS, builder -> builder.skew(Duration.ofSeconds(5)));

  private static String power(String value, int second) {
    return "{'device': 'd', 'time': '2026-11-23T09:00:%02dZ', 'values': {'power': '%s'}}"
        .formatted(second, value);
  }

  @Test
  void anOlderStateOfALaterBatchIsWithheld() {
    relay.relay(power("on", 30));
    RelayedBatch reply = relay.relay(power("off", 10));
    assertEquals(List.of("withheld"), outcomes(reply));
    assertEquals(List.of(), reply.returned());
    assertEquals(1, count(Count.STATES_STALE, reply));
  }

  @Test
  void anOlderStateOfTheSameBatchIsWithheld() {
    RelayedBatch reply = relay.relay(power("on", 30), power("off", 10), power("off", 40));
    assertEquals(List.of("delivered", "withheld", "delivered"), outcomes(reply));
  }

  @Test
  void aStateThatIsOlderByLessThanTheSkewIsSent() {
    relay.relay(power("on", 30));
    assertEquals(List.of("delivered"), outcomes(relay.relay(power("off", 26))));
  }

  @Test
  void aStateWithoutTimeIsSent() {
    relay.relay(power("on", 30));
    assertEquals(
        List.of("delivered"), outcomes(relay.relay("{'device': 'd', 'values': {'power': 'off'}}")));
  }

  @Test
  void onlyTheStateThatIsOlderIsTakenOutOfAnEvent() {
    relay.relay(power("on", 30));
    relay.sent("MatterEndpoint");
    RelayedBatch reply =
        relay.relay(
            "{'device': 'd', 'time': '2026-11-23T09:00:10Z', 'values': {'power': 'off', 'level':"
                + " 100}}");
    assertEquals(List.of("delivered"), outcomes(reply));
    assertEquals(
        List.of("{'id':'1','clusters':[{'id':'0x0008','attributes':{'0x0000':254}}]}"),
        relay.sent("MatterEndpoint"));
    assertEquals(1, count(Count.STATES_STALE, reply));
  }

  @Test
  void aDiscreteEventIsNeverWithheld() {
    relay.relay(power("on", 30));
    assertEquals(
        List.of("delivered"),
        outcomes(
            relay.relay(
                "{'device': 'd', 'time': '2026-11-23T09:00:10Z', 'values': {'press': 'long'}}")));
  }

  @Test
  void aNewerStateThatWasNotDeliveredMakesNoOtherStale() {
    relay.answer(new SendResult.Answer.Unavailable("down"));
    relay.relay(power("on", 30));
    relay.answer(new SendResult.Answer.Accepted());
    assertEquals(List.of("delivered"), outcomes(relay.relay(power("off", 10))));
  }

  @Test
  void aVendorsCountSaysTheOrderExactly() {
    String counted = "{'device': 'd', 'sequence': %d, 'values': {'power': 'on'}}";
    relay.relay(counted.formatted(12));
    assertEquals(List.of("withheld"), outcomes(relay.relay(counted.formatted(11))));
    assertEquals(List.of("delivered"), outcomes(relay.relay(counted.formatted(13))));
  }

  @Test
  void aCountAndATimeTellNothingOfEachOther() {
    relay.relay("{'device': 'd', 'sequence': 12, 'values': {'power': 'on'}}");
    assertEquals(List.of("delivered"), outcomes(relay.relay(power("off", 10))));
  }

  @Test
  void whatCannotBeWrittenDownIsDeliveredAllTheSameAndCounted() {
    Records readOnly =
        new Records() {
          @Override
          public Loaded load(Collection<String> ids, Deadline deadline) {
            return new Loaded.Found(Map.of());
          }

          @Override
          public boolean update(List<Change> changes, Deadline deadline) {
            return false;
          }
        };
    VendorRelay forgetful =
        new VendorRelay(LAMPS, builder -> builder.skew(Duration.ZERO).records(readOnly));
    RelayedBatch reply = forgetful.relay(power("on", 30));
    assertEquals(List.of("delivered"), outcomes(reply));
    assertEquals(1, count(Count.UNRECORDED, reply));
  }

  @Test
  void aFolderThatDoesNotAskForItSendsStatesAsTheyCome() {
    VendorRelay plain = new VendorRelay(LAMPS, builder -> builder);
    plain.relay(power("on", 30));
    assertEquals(List.of("delivered"), outcomes(plain.relay(power("off", 10))));
  }
}
