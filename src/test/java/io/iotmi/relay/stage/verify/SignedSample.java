package io.iotmi.relay.stage.verify;

import io.iotmi.relay.model.WebhookRequest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A request and what verifies it.
 *
 * @param header that holds the signature
 * @param start of the signature's text in the header
 * @param end of it, behind its last character
 */
record SignedSample(
    String name,
    Judged door,
    WebhookRequest request,
    String header,
    int start,
    int end,
    boolean hex) {
  @Override
  public String toString() {
    return name;
  }

  byte[] signature() {
    String text = value().substring(start, end);
    return hex ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
  }

  WebhookRequest withSignature(byte[] signature) {
    String text =
        hex ? HexFormat.of().formatHex(signature) : Base64.getEncoder().encodeToString(signature);
    return Posted.with(
        request, header, value().substring(0, start) + text + value().substring(end));
  }

  private String value() {
    return request.headers().getOrDefault(header, "");
  }
}
