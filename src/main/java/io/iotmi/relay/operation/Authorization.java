package io.iotmi.relay.operation;

import io.iotmi.relay.model.Sensitive;

/** On whose behalf managed integrations calls. */
public sealed interface Authorization {

  /**
   * {@code OAuth2.0}. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/account-linking-flow.html
   *
   * @param token the end user's access token at the vendor
   */
  record OAuth(Sensitive token) implements Authorization {}

  /**
   * {@code GeneralAuthorization}: a credential that the customer keeps in Secrets Manager. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/concepts-general-authorization.html
   *
   * @param secretArn 20 to 2 048 characters
   * @param versionId 32 to 64 of {@code [a-zA-Z0-9-_]}; the guide's own example is no UUID
   */
  record General(String secretArn, String versionId) implements Authorization {}
}
