package io.iotmi.relay.pipeline;

import io.iotmi.relay.stage.recall.Recall;

/**
 * What a vendor's folder adds to the journey.
 *
 * @param translator of its payloads
 * @param recall of what is remembered of its devices and users
 * @param ends of the commands that it was given
 */
public record VendorStages(Translator translator, Recall recall, CommandEnds ends) {}
