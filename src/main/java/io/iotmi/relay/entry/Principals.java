package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who called, by what the gateway has verified; never by what a caller says of itself. Of each
 * authorization those fields count that stay the same from one call to the next: not the session of
 * a role, the access key or the id of a token. See
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
final class Principals {
  /** An assumed role with its session, which each login names anew. */
  private static final Pattern ROLE_SESSION =
      Pattern.compile("(arn:[a-z-]+:sts::[0-9]*:assumed-role/[^/]+)/.*", Pattern.DOTALL);

  /** The unique id of a role, with the session behind the colon. */
  private static final Pattern ROLE_ID = Pattern.compile("(AROA[A-Z0-9]+):.*", Pattern.DOTALL);

  /** Members beside the context that a Lambda authorizer gave. */
  private static final Set<String> NO_CONTEXT =
      Set.of("integrationLatency", "claims", "scopes", "iam", "jwt", "lambda");

  private Principals() {}

  /**
   * Null where the gateway lets anyone in.
   *
   * @param headers by name in lower case
   */
  static @Nullable Principal of(Json.Obj event, Map<String, String> headers) {
    Json.Obj context = member(event, "requestContext");
    Json.Obj authorizer = member(context, "authorizer");
    Json.Obj identity = member(context, "identity");
    return Stream.<List<String>>of(
            iam(member(authorizer, "iam")),
            iam(identity),
            token(member(member(authorizer, "jwt"), "claims")),
            token(member(authorizer, "claims")),
            custom(member(authorizer, "lambda")),
            custom(authorizer),
            certificate(member(identity, "clientCert")),
            certificate(member(member(context, "authentication"), "clientCert")),
            texts("key", identity, "apiKeyId"),
            context.get("elb") instanceof Json.Obj ? loadBalancer(headers) : List.of())
        .filter(parts -> parts.size() > 1)
        .findFirst()
        .map(parts -> new Principal(JsonWriter.ascii(new Json.Arr(texts(parts)))))
        .orElse(null);
  }

  /**
   * Signature Version 4. Users of a Cognito identity pool share a role and have an identity each.
   */
  private static List<String> iam(Json.Obj caller) {
    List<String> parts = new ArrayList<>(List.of("iam"));
    String arn = given(caller, "userArn");
    String id =
        Stream.of("callerId", "caller", "userId", "user")
            .map(name -> given(caller, name))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (arn != null) {
      parts.add(without(ROLE_SESSION, arn));
    } else if (id != null) {
      parts.add(without(ROLE_ID, id));
    }
    addGiven(parts, caller, "cognitoIdentityId");
    addGiven(parts, member(caller, "cognitoIdentity"), "identityId");
    return parts;
  }

  /** A JSON Web Token; one of a machine may name no subject but a client. */
  private static List<String> token(Json.Obj claims) {
    List<String> parts = texts("jwt", claims, "iss");
    for (String name : List.of("sub", "client_id", "azp", "cid", "appid")) {
      if (given(claims, name) != null) {
        addGiven(parts, claims, name);
        break;
      }
    }
    return parts;
  }

  /** What a Lambda authorizer says: the usual names, or else all of it. */
  private static List<String> custom(Json.Obj answer) {
    List<String> parts =
        texts("custom", answer, "principalId", "iss", "sub", "client_id", "clientId");
    if (parts.size() > 1) {
      return parts;
    }
    Map<String, Json> all = new LinkedHashMap<>(answer.members());
    all.keySet().removeAll(NO_CONTEXT);
    all.values().removeIf(Json.Null.class::isInstance);
    if (!all.isEmpty()) {
      parts.add(JsonWriter.canonical(new Json.Obj(all)));
    }
    return parts;
  }

  /** Mutual TLS: a renewed certificate has another serial number and the same subject. */
  private static List<String> certificate(Json.Obj certificate) {
    return texts("certificate", certificate, "issuerDN", "subjectDN");
  }

  /**
   * Headers that an Application Load Balancer sets where it authenticates users or verifies
   * certificates. See
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
   */
  private static List<String> loadBalancer(Map<String, String> headers) {
    List<String> parts = new ArrayList<>(List.of("elb"));
    for (String name :
        List.of(
            "x-amzn-oidc-identity",
            "x-amzn-mtls-clientcert-issuer",
            "x-amzn-mtls-clientcert-subject")) {
      String value = headers.get(name);
      if (value != null && !value.isEmpty()) {
        parts.add(name);
        parts.add(value);
      }
    }
    return parts;
  }

  /** The kind of authorization, and behind it what is given of it, each with its name. */
  private static List<String> texts(String kind, Json.Obj from, String... names) {
    List<String> parts = new ArrayList<>(List.of(kind));
    for (String name : names) {
      addGiven(parts, from, name);
    }
    return parts;
  }

  private static void addGiven(List<String> parts, Json.Obj from, String name) {
    String value = given(from, name);
    if (value != null) {
      parts.add(name);
      parts.add(value);
    }
  }

  private static String without(Pattern session, String text) {
    Matcher matcher = session.matcher(text);
    return matcher.matches() ? matcher.group(1) : text;
  }

  private static @Nullable String given(Json.Obj from, String name) {
    String value = from.text(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private static Json.Obj member(Json.Obj from, String name) {
    return from.get(name) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  private static List<Json> texts(Collection<String> parts) {
    return parts.stream().<Json>map(Json.Text::new).toList();
  }
}
