package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.PlannedRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lane that still takes events. */
final class LaneDraft {
  private final LaneKey key;
  private final PlanRules rules;
  private final List<PlannedRequest> requests = new ArrayList<>();
  private @Nullable RequestDraft open;
  private boolean urgent;

  LaneDraft(LaneKey key, PlanRules rules) {
    this.key = key;
    this.rules = rules;
  }

  void add(ConnectorEvent event) {
    Operation operation = event.request().operation();
    urgent |= operation.isUrgent();
    if (open == null || !open.join(event)) {
      finish();
      open = RequestDraft.of(event, rules);
    }
  }

  Lane close() {
    finish();
    boolean halt =
        switch (key) {
          case LaneKey.OfDiscovery discovery -> true;
          case LaneKey.Group group -> !rules.refusedCanBeParked();
          case LaneKey.OfDevice device -> false;
          case LaneKey.OfEvent event -> false;
        };
    return new Lane(requests, urgent, halt);
  }

  private void finish() {
    if (open != null) {
      requests.addAll(open.close());
      open = null;
    }
  }
}
