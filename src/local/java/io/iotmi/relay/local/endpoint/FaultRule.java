package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;

/** Which requests go wrong, and how. */
public record FaultRule(Condition when, FaultAction then) {
  /** Picks requests. */
  @FunctionalInterface
  public interface Condition {
    /**
     * Whether this request is one of them.
     *
     * @param number the request's, counted from 1 since the start of the stand-in
     * @param body a missing node when it was not JSON
     */
    boolean holds(int number, JsonNode body);
  }

  public static FaultRule always(FaultAction action) {
    return new FaultRule((number, body) -> true, action);
  }

  public static FaultRule onRequest(int wanted, FaultAction action) {
    return new FaultRule((number, body) -> number == wanted, action);
  }

  /** On the requests up to this one. */
  public static FaultRule through(int last, FaultAction action) {
    return new FaultRule((number, body) -> number <= last, action);
  }
}
