package io.iotmi.relay.local.endpoint;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in is told at the start.
 *
 * @param connectorIds the connectors that exist; empty means every one
 * @param messagePattern whether the pattern of Message is enforced, or only its length
 * @param quota null lets everything through
 * @param latency waited before every answer
 */
public record StandInSettings(
    String region,
    String accessKeyId,
    String secretAccessKey,
    Set<String> connectorIds,
    boolean messagePattern,
    @Nullable Quota quota,
    Duration latency,
    InstantSource clock) {
  public StandInSettings {
    connectorIds = Set.copyOf(connectorIds);
  }

  /** Every connector exists, no quota, no latency. */
  public static StandInSettings of(String region, String accessKeyId, String secretAccessKey) {
    return new StandInSettings(
        region,
        accessKeyId,
        secretAccessKey,
        Set.of(),
        false,
        null,
        Duration.ZERO,
        InstantSource.system());
  }

  public StandInSettings withConnectorIds(Set<String> ids) {
    return new StandInSettings(
        region, accessKeyId, secretAccessKey, ids, messagePattern, quota, latency, clock);
  }

  public StandInSettings withMessagePattern() {
    return new StandInSettings(
        region, accessKeyId, secretAccessKey, connectorIds, true, quota, latency, clock);
  }

  public StandInSettings withQuota(@Nullable Quota newQuota) {
    return new StandInSettings(
        region,
        accessKeyId,
        secretAccessKey,
        connectorIds,
        messagePattern,
        newQuota,
        latency,
        clock);
  }

  public StandInSettings withLatency(Duration newLatency) {
    return new StandInSettings(
        region,
        accessKeyId,
        secretAccessKey,
        connectorIds,
        messagePattern,
        quota,
        newLatency,
        clock);
  }

  public StandInSettings withClock(InstantSource newClock) {
    return new StandInSettings(
        region,
        accessKeyId,
        secretAccessKey,
        connectorIds,
        messagePattern,
        quota,
        latency,
        newClock);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "StandInSettings[" + region + ", " + connectorIds + ", " + quota + ", " + latency + "]";
  }
}
