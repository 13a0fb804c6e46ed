package io.iotmi.relay.author.explain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP message in a file: the first line, headers, an empty line, the body. */
final class HttpCapture {
  private HttpCapture() {}

  static Capture read(byte[] file, String text) {
    String end = text.contains("\r\n\r\n") ? "\r\n\r\n" : "\n\n";
    int headEnd = text.indexOf(end);
    String head = headEnd < 0 ? text : text.substring(0, headEnd);
    List<String> lines = head.lines().toList();
    String[] first = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", -1);
    if (first.length < 2) {
      throw new IllegalArgumentException(
          "the file is neither JSON nor an HTTP message, which begins with a line such as"
              + " POST /webhook HTTP/1.1");
    }
    Map<String, String> headers = headers(lines.subList(1, lines.size()));
    int bodyStart =
        headEnd < 0 ? file.length : (head + end).getBytes(StandardCharsets.UTF_8).length;
    byte[] body = Arrays.copyOfRange(file, Math.min(bodyStart, file.length), file.length);
    URI target = URI.create(first[1]);
    String query = target.getRawQuery();
    return measured(
        first[0],
        target.getRawPath().isEmpty() ? "/" : target.getRawPath(),
        query == null ? "" : query,
        headers,
        body);
  }

  private static Map<String, String> headers(List<String> lines) {
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a line of the head is no header, it has no colon");
      }
      headers.merge(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, more) -> one + "," + more);
    }
    return headers;
  }

  /** An editor ends a file with a newline, and the header tells that it is none of the body's. */
  private static Capture measured(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    String told = headers.getOrDefault("content-length", "");
    int length = told.matches("\\d{1,9}") ? Integer.parseInt(told) : body.length;
    boolean newline =
        body.length > length
            && new String(body, length, body.length - length, StandardCharsets.UTF_8).isBlank();
    byte[] kept = newline ? Arrays.copyOf(body, length) : body;
    Capture capture = new Capture(Capture.request(method, path, query, headers, kept), List.of());
    if (newline) {
      return capture.with(
          "content-length says "
              + length
              + ", so the blank end of the file is not taken for a part of the body");
    }
    return length == body.length
        ? capture
        : capture.with(
            "content-length says "
                + length
                + " and the file has "
                + body.length
                + " bytes of body: it is not what was sent");
  }
}
