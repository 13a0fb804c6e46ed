package io.iotmi.relay.job;

import io.iotmi.relay.model.Json;

/** Work that outlives the invocation that found it; doing it twice is the same as doing it once. */
public sealed interface Job {
  /** On behalf of which connector. */
  String connector();

  /**
   * An operation whose call was acknowledged.
   *
   * @param access reference of the access that the call brought
   * @param payload of the call, as it came
   */
  record Acknowledged(String connector, String access, Json.Obj payload) implements Job {}

  /**
   * The user of an access is not known, and the vendor was too slow for the call.
   *
   * @param access reference of the access that the call brought
   */
  record FindUser(String connector, String access) implements Job {}

  /**
   * The vendor is to tell what happens to the devices of a user.
   *
   * @param access reference of the access that the call brought
   * @param user the vendor's id
   */
  record Subscribe(String connector, String access, String user) implements Job {}

  /** It is to be looked whether the vendor still tells what happens, as from time to time. */
  record Watch(String connector) implements Job {}

  /** The time is over within which a command may be answered. */
  record Await(String connector, String trace) implements Job {}
}
