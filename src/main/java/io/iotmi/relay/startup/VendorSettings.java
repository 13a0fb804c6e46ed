package io.iotmi.relay.startup;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says of the vendor.
 *
 * @param name of its folder
 * @param secretArn null: no secret opens the door
 * @param eventQueueUrl where the door puts webhooks; null: this function has no door
 * @param apiAddress scheme, host and port of the vendor's API, in place of the folder's; null: the
 *     folder's
 * @param webhookUrl where the vendor is to send webhooks; null: the vendor is told by hand
 * @param jobQueueUrl where work waits that outlives a call; null: this function leaves none
 * @param tokenKey what encrypts tokens, the ARN of a key of KMS or {@code local:} and 32 bytes in
 *     base64; null: this function answers no operation and does no job
 */
public record VendorSettings(
    String name,
    @Nullable String secretArn,
    @Nullable URI eventQueueUrl,
    @Nullable URI apiAddress,
    @Nullable URI webhookUrl,
    @Nullable URI jobQueueUrl,
    @Nullable String tokenKey) {

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

  /** Null where there is no vendor; then nothing else is asked for. */
  static @Nullable VendorSettings from(Variables read) {
    String name =
        read.optional(
            "VENDOR", NAME, "the name of a vendor folder, 1 to 64 lower-case letters, digits or -");
    String secret =
        read.optional(
            "VENDOR_SECRET",
            "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]{1,512}",
            "the ARN of a secret in Secrets Manager");
    URI queue = read.url("EVENT_QUEUE_URL");
    URI api =
        read.url(
            "VENDOR_API_ADDRESS", "scheme and host of an API, such as https://eu.api.example.com");
    URI webhook = read.url("WEBHOOK_URL", "the address of POST /webhook");
    URI jobs = read.url("JOB_QUEUE_URL");
    String key =
        read.optional(
            "TOKEN_KEY",
            "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,256}"
                + "|local:[A-Za-z0-9+/]{43}=",
            "the ARN of a key of KMS");
    if (name != null && key != null) {
      read.together("TOKEN_KEY", "JOB_QUEUE_URL");
      read.together("TOKEN_KEY", "LEDGER_TABLE");
    }
    return name == null ? null : new VendorSettings(name, secret, queue, api, webhook, jobs, key);
  }
}
