package io.iotmi.relay.pipeline.job.watch;

import io.iotmi.relay.pipeline.account.Silence;
import io.iotmi.relay.pipeline.job.Caller;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.stage.recall.inventory.Inventory;
import io.iotmi.relay.stage.recall.watch.Pushes;
import io.iotmi.relay.stage.recall.watch.Roster;

/** What a look at a silence needs. */
public record WatchParts(
    Pushes pushes,
    Roster roster,
    Silence silence,
    Caller caller,
    Inventory inventory,
    DeviceLook look,
    EventRelay relay) {}
