package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.stage.claim.Claims;
import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.claim.InMemoryLedger;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.map.MessageRule;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.Parking;
import io.iotmi.relay.stage.plan.PlanRules;
import io.iotmi.relay.stage.plan.Planner;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.recall.Recall;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.recall.watch.Pushes;
import io.iotmi.relay.stage.redelivery.Returns;
import io.iotmi.relay.stage.send.EventSender;
import io.iotmi.relay.stage.send.LaneDispatcher;
import io.iotmi.relay.stage.send.NoPace;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.stage.translate.PayloadReadings;
import io.iotmi.relay.stage.translate.Translation;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The real stages of a pipeline, with a sender and queues that a test gives. Unless told otherwise
 * it merges nothing, sends one request at a time, remembers in memory and has no queues.
 */
public final class PipelineBuilder {
  private final EventSender sender;
  private DeliveryLedger ledger = new InMemoryLedger(Duration.ofHours(1));
  private PlanRules rules = new PlanRules(PlanRules.Merge.OFF, 100, 262_144, true);
  private Parking parking = new Parking((url, messages, deadline) -> List.of(), null, null);
  private int concurrency = 1;
  private @Nullable Translator translator;
  private PayloadCheck check = new PayloadCheck.Passed();
  private Records records = new InMemoryRecords(Duration.ofDays(100));
  private @Nullable Duration skew;
  private CommandEnds ends = CommandEnds.NONE;
  private @Nullable Pushes pushes;

  private PipelineBuilder(EventSender sender) {
    this.sender = sender;
  }

  public static PipelineBuilder sendingBy(EventSender sender) {
    return new PipelineBuilder(sender);
  }

  public PipelineBuilder ledger(DeliveryLedger given) {
    ledger = given;
    return this;
  }

  public PipelineBuilder rules(PlanRules given) {
    rules = given;
    return this;
  }

  /** With queues named {@code rejected} and {@code overflow}. */
  public PipelineBuilder queues(MessageQueue queue) {
    parking = new Parking(queue, "rejected", "overflow");
    return this;
  }

  public PipelineBuilder concurrency(int given) {
    concurrency = given;
    return this;
  }

  /** Where each payload comes to this; before {@link #vendor}. */
  public PipelineBuilder checked(PayloadCheck given) {
    check = given;
    return this;
  }

  /** With the folder of a vendor. */
  public PipelineBuilder vendor(Vendor vendor) {
    VendorTranslator folder = new VendorTranslator(vendor, Folders.BOUNDS);
    PayloadCheck given = check;
    translator =
        new Translator() {
          @Override
          public PayloadCheck check(VendorPayload payload, Deadline deadline) {
            return given;
          }

          @Override
          public PayloadReadings read(VendorPayload payload) {
            return folder.read(payload);
          }

          @Override
          public Translation translate(
              PayloadReadings readings, IntFunction<Arrival> arrivals, KnownFacts known) {
            return folder.translate(readings, arrivals, known);
          }
        };
    return this;
  }

  /** Remembers devices and users there. */
  public PipelineBuilder records(Records given) {
    records = given;
    return this;
  }

  /** Withholds states that are older than those that were sent. */
  public PipelineBuilder skew(Duration given) {
    skew = given;
    return this;
  }

  public PipelineBuilder ends(CommandEnds given) {
    ends = given;
    return this;
  }

  /** Remembers when payloads came, and what values were sent. */
  public PipelineBuilder pushes(Pushes given) {
    pushes = given;
    return this;
  }

  public ConnectorPipeline build() {
    return new ConnectorPipeline(
        new MessageDecoder(translator != null),
        translator == null
            ? null
            : new VendorStages(
                translator, new Recall(records, "connector", skew, pushes != null), ends, pushes),
        new EventMapper("connector", Set.of(), MessageRule.DOCUMENTED),
        new Claims(ledger),
        new Planner(rules),
        new LaneDispatcher(sender, new NoPace(), Duration.ZERO, concurrency),
        parking,
        new Returns((arn, messages, deadline) -> {}, () -> 0));
  }
}
