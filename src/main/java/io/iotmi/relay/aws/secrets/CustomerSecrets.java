package io.iotmi.relay.aws.secrets;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.stage.keep.CredentialStore;
import java.net.URI;
import java.util.Set;

/**
 * Versions of customers' secrets. See
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
public final class CustomerSecrets implements CredentialStore {
  private static final Set<String> DENIED =
      Set.of("AccessDeniedException", "AccessDenied", "DecryptionFailure");

  /** A version that is given by a wrong id, or that holds no text, is not there either. */
  private static final Set<String> MISSING =
      Set.of("ResourceNotFoundException", "InvalidParameterException", "InvalidRequestException");

  private final JsonService service;

  public CustomerSecrets(AwsHttp http, URI endpoint) {
    this.service = JsonService.version11(http, endpoint, "secretsmanager", "secretsmanager");
  }

  @Override
  public Reading read(String arn, String versionId, Deadline deadline) {
    Reply reply =
        service.call(
            "GetSecretValue",
            new JsonMembers().text("SecretId", arn).text("VersionId", versionId).object(),
            deadline);
    return switch (reply) {
      case Reply.Answered(Json.Obj body) -> {
        String text = SecretsManager.text(body);
        yield text == null ? new Reading.Missing() : new Reading.Got(new Sensitive(text));
      }
      case Reply.Failed(String reason, var _, var error) ->
          error != null && DENIED.contains(error)
              ? new Reading.Denied()
              : error != null && MISSING.contains(error)
                  ? new Reading.Missing()
                  : new Reading.Unavailable(reason);
    };
  }
}
