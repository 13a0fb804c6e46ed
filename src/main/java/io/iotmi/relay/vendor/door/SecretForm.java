package io.iotmi.relay.vendor.door;

/**
 * How the secret stands in Secrets Manager: as the whole text, or as a member of a JSON object,
 * there as one text or an array of them.
 *
 * @param member of the object
 * @param prefix that is no part of it where it is there, such as {@code whsec_}
 * @param encoding from which the key's bytes are decoded
 */
public record SecretForm(String member, String prefix, Encoding encoding) {
  public static final String DEFAULT_MEMBER = "webhook";
}
