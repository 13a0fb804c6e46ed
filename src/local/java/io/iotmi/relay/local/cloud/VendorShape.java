package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tells one vendor from another: paths, pages, tokens, signatures. */
interface VendorShape {
  /** The name of the folder. */
  String vendor();

  /** 120 devices of the user, and one of somebody else. */
  List<StandInDevice> devices();

  /** The id of the user, as the vendor has it. */
  String user();

  /** A user's token; empty where the vendor knows credentials alone. */
  String token();

  /** What a customer puts into a secret for General Authorization; empty where there is none. */
  String credential();

  /** What an operator puts into the secret of the connector. */
  String secret();

  /** Whether the vendor has a way to end an access. */
  default boolean revokes() {
    return false;
  }

  /** Whether webhooks tell what a device is like. */
  default boolean tells(StandInDevice device) {
    return true;
  }

  /** Whether a request is authorized now. */
  boolean authorized(ApiCall call, CloudState state);

  /** The vendor's way to say that a token is not good. */
  ApiReply unauthorized();

  /** Answers an authorized request. */
  ApiReply answer(ApiCall call, CloudState state);

  /** Tells a change of a device. */
  Webhook changed(StandInDevice device, Map<String, JsonNode> changes);

  /** Tells the end of an attempt; nothing where the vendor does not tell such ends. */
  default Optional<Webhook> ended(String attempt, StandInDevice device, boolean succeeded) {
    return Optional.empty();
  }

  /** Answers what needs no authorization, such as a request for a key or a token. */
  default Optional<ApiReply> open(ApiCall call, CloudState state) {
    return Optional.empty();
  }
}
