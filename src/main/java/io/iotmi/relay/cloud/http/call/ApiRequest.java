package io.iotmi.relay.cloud.http.call;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A request before it is authorized, as an expression made it.
 *
 * @param path segments behind the API's address, before they are percent-encoded
 * @param link in place of address, path and query; null for none
 * @param query values by name
 * @param body null for none
 * @param then the step that follows, for which the expression is evaluated again; null for none
 * @param optional whether the vendor may refuse this one without ending the operation
 */
public record ApiRequest(
    String method,
    List<String> path,
    @Nullable String link,
    SequencedMap<String, List<String>> query,
    Map<String, String> headers,
    @Nullable Body body,
    @Nullable String then,
    boolean optional) {

  /** What is sent. */
  public record Body(String contentType, byte[] bytes) {
    @Override
    public String toString() {
      return "Body[" + contentType + "]";
    }
  }
}
