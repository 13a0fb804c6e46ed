package io.iotmi.relay.job;

import io.iotmi.relay.model.Json;
import org.jspecify.annotations.Nullable;

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

  /**
   * A command waits for its end; it is to be looked whether the device has done it, and answered
   * when its time is over.
   *
   * @param access reference of the access that the call brought; null where none is needed
   */
  record Await(String connector, String trace, @Nullable String access) implements Job {}
}
