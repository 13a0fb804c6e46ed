package io.iotmi.relay.vendor.api;

import io.iotmi.relay.vendor.folder.Braces;
import java.util.List;
import java.util.Map;

/** A text with places for what authorizes a request, such as <code>Bearer {token}</code>. */
public record ApiTemplate(List<Part> parts) {
  private static final Map<String, Value> VALUES =
      Map.ofEntries(
          Map.entry("token", Value.TOKEN),
          Map.entry("credential", Value.CREDENTIAL),
          Map.entry("millis", Value.MILLIS),
          Map.entry("seconds", Value.SECONDS),
          Map.entry("nonce", Value.NONCE),
          Map.entry("method", Value.METHOD),
          Map.entry("target", Value.TARGET),
          Map.entry("plainTarget", Value.PLAIN_TARGET),
          Map.entry("url", Value.URL),
          Map.entry("body", Value.BODY),
          Map.entry("bodySha256", Value.BODY_SHA256),
          Map.entry("signature", Value.SIGNATURE));

  public ApiTemplate {
    parts = List.copyOf(parts);
  }

  /** A piece of a template. */
  public sealed interface Part {
    /** Stands there as it is. */
    record Literal(String text) implements Part {}

    /** Something every request has. */
    record Known(Value value) implements Part {}

    /** A member of the customer's credential. */
    record OfCredential(String member) implements Part {}

    /** A member of the connector's own secret, {@code VENDOR_SECRET}. */
    record OfSecret(String member) implements Part {}
  }

  /** What every request has. */
  public enum Value {
    /** The user's token, or the one that the credential was exchanged for. */
    TOKEN,
    /** The whole credential. */
    CREDENTIAL,
    /** Now, since 1970; the same within one request. */
    MILLIS,
    /** Now, since 1970. */
    SECONDS,
    /** Different in each request, the same within one. */
    NONCE,
    METHOD,
    /** Path and query as they are sent. */
    TARGET,
    /** Path and query before anything in them is percent-encoded. */
    PLAIN_TARGET,
    URL,
    BODY,
    /** The hash of the body in hexadecimal digits. */
    BODY_SHA256,
    SIGNATURE
  }

  /** Whether the value is part of it. */
  public boolean holds(Value value) {
    return parts.contains(new Part.Known(value));
  }

  /** Whether it names the customer's credential. */
  public boolean holdsCredential() {
    return holds(Value.CREDENTIAL) || parts.stream().anyMatch(Part.OfCredential.class::isInstance);
  }

  /** Whether it names the connector's own secret. */
  boolean holdsSecret() {
    return parts.stream().anyMatch(Part.OfSecret.class::isInstance);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static ApiTemplate read(String text) {
    return new ApiTemplate(Braces.pieces(text, Part.Literal::new, ApiTemplate::part));
  }

  private static Part part(String name) {
    Value value = VALUES.get(name);
    if (value != null) {
      return new Part.Known(value);
    }
    String[] kind = name.split(":", 2);
    if (kind.length == 2 && !kind[1].isEmpty()) {
      switch (kind[0]) {
        case "credential" -> {
          return new Part.OfCredential(kind[1]);
        }
        case "secret" -> {
          return new Part.OfSecret(kind[1]);
        }
        default -> {}
      }
    }
    throw new IllegalArgumentException(
        "{"
            + name
            + "} is none of {token}, {credential}, {credential:MEMBER}, {secret:MEMBER}, {millis},"
            + " {seconds}, {nonce}, {method}, {target}, {plainTarget}, {url}, {body}, {bodySha256},"
            + " {signature}");
  }
}
