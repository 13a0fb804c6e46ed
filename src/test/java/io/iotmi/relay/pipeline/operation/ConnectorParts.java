package io.iotmi.relay.pipeline.operation;

import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.pipeline.CommandEnds;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.PipelineBuilder;
import io.iotmi.relay.pipeline.account.AccessStore;
import io.iotmi.relay.pipeline.account.Accesses;
import io.iotmi.relay.pipeline.account.Accounts;
import io.iotmi.relay.pipeline.account.Silence;
import io.iotmi.relay.pipeline.account.Users;
import io.iotmi.relay.pipeline.account.Watched;
import io.iotmi.relay.pipeline.job.Caller;
import io.iotmi.relay.pipeline.job.Deactivating;
import io.iotmi.relay.pipeline.job.Discovering;
import io.iotmi.relay.pipeline.job.DiscoveryEvents;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.pipeline.job.JobRunner;
import io.iotmi.relay.pipeline.job.Subscribing;
import io.iotmi.relay.pipeline.job.command.Answering;
import io.iotmi.relay.pipeline.job.command.Attempts;
import io.iotmi.relay.pipeline.job.command.Awaiting;
import io.iotmi.relay.pipeline.job.command.Commanding;
import io.iotmi.relay.pipeline.job.command.Dispatch;
import io.iotmi.relay.pipeline.job.command.LateEnds;
import io.iotmi.relay.pipeline.job.command.Looks;
import io.iotmi.relay.pipeline.job.command.Orders;
import io.iotmi.relay.pipeline.job.watch.DeviceLook;
import io.iotmi.relay.pipeline.job.watch.WatchParts;
import io.iotmi.relay.pipeline.job.watch.Watching;
import io.iotmi.relay.stage.claim.InMemoryLedger;
import io.iotmi.relay.stage.keep.CredentialStore;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.vault.LocalWrap;
import io.iotmi.relay.stage.keep.vault.Vault;
import io.iotmi.relay.stage.recall.DeviceRecords;
import io.iotmi.relay.stage.recall.Holds;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.recall.inventory.Inventory;
import io.iotmi.relay.stage.recall.watch.Pushes;
import io.iotmi.relay.stage.recall.watch.Roster;
import io.iotmi.relay.stage.send.EventSender;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.SilenceWatch;
import io.iotmi.relay.vendor.Vendor;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The real parts of a connector around a vendor's cloud and stores that a test gives. */
record ConnectorParts(
    OperationDesk desk, JobRunner runner, CommandEnds ends, ConnectorPipeline pipeline) {
  private static final Vendor VENDOR =
      Folders.acme()
          .binding(
              "{'value': 'power', 'attribute': 'OnOff.OnOff', 'map': {'on': true, 'off': false}}",
              "{'value': 'blink', 'command': 'Identify.Identify', 'send': true}",
              "{'value': 'level', 'attribute': 'LevelControl.CurrentLevel',"
                  + " 'scale': {'vendor': [0, 100], 'matter': [0, 254]}}")
          .read();

  /**
   * @param watch null where no silence is looked for
   */
  static ConnectorParts of(
      @Nullable SilenceWatch watch,
      VendorCloud cloud,
      Notes notes,
      Records memory,
      CredentialStore secrets,
      JobQueue jobs,
      EventSender sender) {
    Vault vault = new Vault(notes, new LocalWrap(new byte[32]));
    Accesses accesses = new Accesses(secrets);
    AccessStore store = new AccessStore(notes, vault);
    Accounts accounts = new Accounts(notes, vault);
    Users users = new Users(cloud, accounts);
    Silence silence = new Silence(new io.iotmi.relay.stage.recall.Users(memory));
    OperationDesk desk =
        new OperationDesk(
            Set.of(Connector.ID),
            new Activation(accesses, store, users, accounts, silence, jobs),
            new Handover(accesses, store, users, silence, jobs));
    Attempts attempts = new Attempts(notes);
    LateEnds ends = new LateEnds(notes, attempts, Connector.ID);
    Roster roster = new Roster(memory);
    Watched watched = new Watched(store, roster, watch == null ? null : watch.after());
    Caller caller = new Caller(store, accesses, users, accounts, watched);
    Pushes pushes = new Pushes(memory, Connector.ID, watch == null ? Duration.ZERO : watch.after());
    ConnectorPipeline pipeline =
        PipelineBuilder.sendingBy(sender)
            .ledger(new InMemoryLedger(Duration.ofDays(14)))
            .queues((url, messages, deadline) -> messages.stream().map(_ -> true).toList())
            .vendor(VENDOR)
            .records(memory)
            .pushes(pushes)
            .ends(ends)
            .build();
    EventRelay relay = new EventRelay(pipeline, new VendorTranslator(VENDOR, Folders.BOUNDS));
    Inventory inventory = new Inventory(memory);
    Orders orders = new Orders(VENDOR, Folders.BOUNDS, new DeviceRecords(memory));
    Dispatch dispatch = new Dispatch(cloud, new Holds(memory), attempts, relay);
    Answering answering = new Answering(relay);
    JobRunner runner =
        new JobRunner(
            new Subscribing(caller, cloud, notes),
            new Discovering(caller, cloud, notes, jobs, new DiscoveryEvents(relay, inventory)),
            new Commanding(
                caller, notes, jobs, orders, dispatch, answering, Duration.ofSeconds(30)),
            new Awaiting(
                caller,
                notes,
                jobs,
                dispatch,
                new Looks(caller, notes, orders, dispatch, relay),
                answering),
            new Deactivating(caller, cloud, accounts, silence, watched, notes),
            new Watching(
                watch,
                new WatchParts(
                    pushes,
                    roster,
                    silence,
                    caller,
                    inventory,
                    new DeviceLook(VENDOR, cloud, new DeviceRecords(memory), relay),
                    relay),
                notes,
                jobs));
    return new ConnectorParts(desk, runner, ends, pipeline);
  }
}
