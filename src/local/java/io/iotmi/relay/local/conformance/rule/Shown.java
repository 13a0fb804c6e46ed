package io.iotmi.relay.local.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.List;

/** What is quoted of a run, short enough for a line. */
final class Shown {
  private static final int MOST = 120;

  private Shown() {}

  static String text(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + " …";
  }

  static String json(JsonNode json) {
    return json.isMissingNode() ? "missing" : text(json.toString());
  }

  /** Up to the first secret. */
  static String begin(String text, List<String> secrets) {
    int end =
        secrets.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(text.length());
    return text(text.substring(0, end)) + " …";
  }

  static String request(ReceivedRequest request) {
    String subject =
        Transcript.text(request, "TraceId")
            + Transcript.text(request, "DeviceDiscoveryId")
            + " "
            + Transcript.text(request, "ConnectorDeviceId");
    return (Transcript.text(request, "Operation") + " " + subject.strip()).strip();
  }
}
