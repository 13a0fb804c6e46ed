package io.iotmi.relay.local.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;

/** What authorizes a call. Printed, it shows nothing secret. */
public sealed interface Credential {

  /** {@code header.auth} of a call. */
  ObjectNode auth();

  /** What no reply and no event may hold. */
  String secretText();

  /** An end user's access token. */
  record Token(String token) implements Credential {
    @Override
    public ObjectNode auth() {
      return JsonTrees.object().put("type", "OAuth2.0").put("token", token);
    }

    @Override
    public String secretText() {
      return token;
    }

    @Override
    public String toString() {
      return "an OAuth token";
    }
  }

  /**
   * A secret that the customer keeps in Secrets Manager.
   *
   * @param content what the secret holds; empty where it is not known
   */
  record Secret(String arn, String versionId, String content) implements Credential {
    @Override
    public ObjectNode auth() {
      ObjectNode auth = JsonTrees.object().put("type", "GeneralAuthorization");
      auth.putObject("secretsManager").put("arn", arn).put("versionId", versionId);
      return auth;
    }

    @Override
    public String secretText() {
      return content;
    }

    @Override
    public String toString() {
      return "a secret";
    }
  }
}
