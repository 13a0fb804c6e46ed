package io.iotmi.relay.local.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The text of which Signature Version 4 signs the hash.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">create
 *     a canonical request</a>
 */
final class CanonicalRequest {
  private static final String UNRESERVED = "-._~";

  private CanonicalRequest() {}

  static String of(RawRequest request, List<String> signedHeaders, String payloadHash) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append('\n');
    text.append(path(request.path())).append('\n');
    text.append(query(request.query())).append('\n');
    for (String name : signedHeaders) {
      String value = request.headers().getOrDefault(name, "");
      text.append(name).append(':').append(value.strip().replaceAll(" +", " ")).append('\n');
    }
    text.append('\n').append(String.join(";", signedHeaders)).append('\n').append(payloadHash);
    return text.toString();
  }

  /** Every service but S3 signs the path encoded twice; once it is already, as received. */
  private static String path(String received) {
    return Arrays.stream(received.split("/", -1))
        .map(CanonicalRequest::encoded)
        .collect(Collectors.joining("/"));
  }

  private static String query(String received) {
    if (received.isEmpty()) {
      return "";
    }
    return Arrays.stream(received.split("&", -1))
        .map(pair -> pair.contains("=") ? pair : pair + "=")
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }
}
