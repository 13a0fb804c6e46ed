package io.iotmi.relay.aws.http;

import io.iotmi.relay.aws.http.AwsHttp.AwsResponse;
import io.iotmi.relay.model.Json;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The error in an answer that is no success. A name is given in {@code x-amzn-ErrorType}, in {@code
 * __type} or in {@code code}. See
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization
 *
 * @param name null where the answer names no error, as a proxy's page
 * @param members of the body; empty where that is no JSON object
 * @param whole whether the body is JSON, or empty, as a service writes it. A page in its place
 *     comes from something in between, whatever headers it let pass.
 */
public record ServiceError(@Nullable String name, Json.Obj members, boolean whole) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._]{1,100}");

  public static ServiceError of(AwsResponse response) {
    Json.Obj body = response.object();
    Json.Obj members = body == null ? Json.Obj.EMPTY : body;
    String name = bare(response.header("x-amzn-errortype"));
    if (name == null) {
      name = bare(members.text("__type"));
    }
    if (name == null) {
      name = bare(members.text("code"));
    }
    return new ServiceError(name, members, body != null || response.body().length == 0);
  }

  public boolean isNamed(String wanted) {
    return wanted.equals(name);
  }

  public boolean isOneOf(Set<String> names) {
    return name != null && names.contains(name);
  }

  /** The service's own words, which may quote the request. */
  public @Nullable String message() {
    String message = members.text("message");
    return message == null ? members.text("Message") : message;
  }

  /** For operators: the name and the status, nothing else of the answer. */
  public String label(int status) {
    return name == null ? "HTTP " + status : name + " (HTTP " + status + ")";
  }

  /** Services write {@code namespace#Name:http://internal/…}; the name is the part between. */
  private static @Nullable String bare(@Nullable String type) {
    if (type == null) {
      return null;
    }
    String name = type.split(":", 2)[0];
    name = name.substring(name.indexOf('#') + 1).strip();
    return NAME.matcher(name).matches() ? name : null;
  }

  @Override
  public String toString() {
    return "ServiceError[" + name + "]";
  }
}
