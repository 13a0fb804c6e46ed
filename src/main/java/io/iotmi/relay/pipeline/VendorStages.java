package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.recall.Recall;
import io.iotmi.relay.stage.recall.watch.Pushes;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's folder adds to the journey.
 *
 * @param translator of its payloads
 * @param recall of what is remembered of its devices and users
 * @param ends of the commands that it was given
 * @param pushes that come from it; null where no silence is looked for
 */
public record VendorStages(
    Translator translator, Recall recall, CommandEnds ends, @Nullable Pushes pushes) {

  /** A payload of the vendor came. */
  void heard(Deadline deadline) {
    if (pushes != null) {
      pushes.heard(deadline);
    }
  }
}
