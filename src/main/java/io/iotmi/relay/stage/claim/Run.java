package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.Deadline;
import java.time.Instant;

/**
 * One run, and the time that the ledger has for it.
 *
 * @param owner unique for each run
 * @param expiry of its claims: the end of the run, so that one that dies blocks its events no
 *     longer
 * @param asking for the answers to claims
 * @param settling for what the ledger is told while the run goes on
 */
public record Run(String owner, Instant expiry, Deadline asking, Deadline settling) {}
