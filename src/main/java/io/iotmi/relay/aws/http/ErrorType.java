package io.iotmi.relay.aws.http;

import io.iotmi.relay.json.JsonFault;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.model.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of the error an answer reports. It is all that is passed on of an error, because the
 * message beside it may quote the request. See
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization
 */
public final class ErrorType {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._]{1,100}");

  private ErrorType() {}

  /** Null where the answer names none, as one that some proxy on the way gave. */
  public static @Nullable String of(AwsHttp.AwsResponse response) {
    String type = response.header("x-amzn-errortype");
    return bare(type != null ? type : inBody(response.body()));
  }

  private static @Nullable String inBody(byte[] body) {
    try {
      if (JsonReader.readEnvelope(body) instanceof Json.Obj error) {
        String type = error.text("__type");
        return type != null ? type : error.text("code");
      }
      return null;
    } catch (JsonFault e) {
      return null;
    }
  }

  /** Services write {@code namespace#Name:http://internal/…}; the name is the part between. */
  private static @Nullable String bare(@Nullable String type) {
    if (type == null) {
      return null;
    }
    String name = type.split(":", 2)[0].strip();
    name = name.substring(name.indexOf('#') + 1);
    return NAME.matcher(name).matches() ? name : null;
  }
}
