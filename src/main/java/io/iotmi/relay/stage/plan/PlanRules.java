package io.iotmi.relay.stage.plan;

/**
 * How to plan.
 *
 * @param maxDevicesPerRequest ceiling of {@code Devices}; the service publishes none
 * @param maxRequestBytes ceiling of a request's JSON body; the service publishes none. A single
 *     device or event above it is sent alone
 * @param refusedCanBeParked whether a refused message has a place to go
 */
public record PlanRules(
    Merge merge, int maxDevicesPerRequest, int maxRequestBytes, boolean refusedCanBeParked) {

  /** How changes of one device join one request. */
  public enum Merge {
    /** Only where no value is lost. */
    LOSSLESS,
    /** The newest value of an attribute replaces the older one. */
    LATEST,
    /** One request for each event. */
    OFF
  }
}
