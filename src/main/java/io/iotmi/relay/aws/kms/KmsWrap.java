package io.iotmi.relay.aws.kms;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.keep.vault.KeyWrap;
import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key of AWS KMS. See
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
 *
 * <p>The encryption context makes the ciphertext useless elsewhere, and stands in CloudTrail.
 */
public final class KmsWrap implements KeyWrap {
  private static final Json.Obj CONTEXT =
      new JsonMembers().text("purpose", "connector-relay").object();

  private final JsonService kms;
  private final String key;

  /**
   * @param key its ARN
   */
  public KmsWrap(AwsHttp http, URI endpoint, String key) {
    this.kms = JsonService.version11(http, endpoint, "kms", "TrentService");
    this.key = key;
  }

  @Override
  public Answer fresh(Deadline deadline) {
    return read(
        kms.call("GenerateDataKey", request().text("KeySpec", "AES_256").object(), deadline), null);
  }

  @Override
  public Answer open(byte[] wrapped, Deadline deadline) {
    String blob = Base64.getEncoder().encodeToString(wrapped);
    return read(
        kms.call("Decrypt", request().text("CiphertextBlob", blob).object(), deadline), wrapped);
  }

  private JsonMembers request() {
    return new JsonMembers().text("KeyId", key).add("EncryptionContext", CONTEXT);
  }

  /**
   * @param wrapped null where the answer holds it
   */
  private static Answer read(Reply reply, byte @Nullable [] wrapped) {
    return switch (reply) {
      case Reply.Failed failed -> new Answer.Unavailable(failed.reason());
      case Reply.Answered(Json.Obj body) -> {
        byte[] plain = bytes(body.text("Plaintext"));
        byte[] stored = wrapped == null ? bytes(body.text("CiphertextBlob")) : wrapped;
        yield plain.length == 0 || stored.length == 0
            ? new Answer.Unavailable("kms answered without a key")
            : new Answer.Key(plain, stored);
      }
    };
  }

  private static byte[] bytes(@Nullable String base64) {
    try {
      return Base64.getDecoder().decode(base64 == null ? "" : base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
