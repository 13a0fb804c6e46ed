package io.iotmi.relay.cloud;

import io.iotmi.relay.model.Sensitive;

/** With what a request to a vendor is authorized. Printed, it shows nothing that is secret. */
public sealed interface Access {

  /**
   * An end user's access token, as OAuth 2.0 gives it. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/account-linking-flow.html
   */
  record Token(Sensitive token) implements Access {}

  /**
   * A credential that the customer keeps in Secrets Manager, for General Authorization. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/concepts-general-authorization.html
   *
   * @param arn of the secret
   * @param versionId of the version that was read
   * @param credential the secret's text, by the guide a JSON object
   */
  record Credential(String arn, String versionId, Sensitive credential) implements Access {}
}
