package io.iotmi.relay.aws.http;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One signed POST to a service of AWS. Thread-safe. */
public interface AwsHttp {

  /**
   * Sends once, without retries.
   *
   * @throws IOException where no complete answer came; the service may still have acted
   */
  AwsResponse post(AwsRequest request) throws IOException;

  /**
   * A request before it is signed.
   *
   * @param signingName name of the service in the credential scope
   * @param headers all but those the signer adds
   * @param timeout for connecting and for waiting on the answer
   */
  record AwsRequest(
      String signingName, URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
    @Override
    public String toString() {
      return "AwsRequest[" + signingName + "]";
    }
  }

  /** An answer; header names are in lower case. */
  record AwsResponse(int status, Map<String, String> headers, byte[] body) {
    public @Nullable String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The JSON object in the body; null where there is anything else, such as a proxy's page. */
    public Json.@Nullable Obj object() {
      try {
        return JsonReader.readEnvelope(body) instanceof Json.Obj object ? object : null;
      } catch (JsonSyntaxException e) {
        return null;
      }
    }

    @Override
    public String toString() {
      return "AwsResponse[" + status + "]";
    }
  }
}
