package io.iotmi.relay.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.conformance.rule.MadeCall;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.Attempt;
import io.iotmi.relay.local.service.Outcome;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints who said what, and when. */
final class Narrator {
  private final PrintStream out;
  private final Instant begin;
  private final List<String> missing = new ArrayList<>();

  Narrator(PrintStream out, Instant begin) {
    this.out = out;
    this.begin = begin;
  }

  void chapter(String title) {
    out.printf("%n%s%n", title);
  }

  void called(MadeCall made) {
    for (Attempt attempt : made.attempts()) {
      String detail = made.call().device();
      line(attempt.sent(), "calls", (made.call() + " " + detail).strip());
      line(attempt.ended(), "hears", heard(attempt.outcome()));
    }
  }

  private static String heard(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Replied reply -> {
        JsonNode tree = JsonTrees.read(reply.body()).orElse(JsonTrees.object());
        JsonNode payload = tree.path("payload");
        String user = payload.path("userId").asText();
        yield tree.at("/header/responseCode").asText()
            + (user.isEmpty() ? "" : ", user " + user)
            + (payload.has("responseMessage")
                ? ", \"" + payload.path("responseMessage").asText() + "\""
                : "");
      }
      case Outcome.Failed(String error) -> "an error of the function: " + error;
      case Outcome.TimedOut _ -> "nothing within two seconds";
      case Outcome.Unreachable(String why) -> why;
    };
  }

  /** What the connector sent. */
  void got(List<ReceivedRequest> requests) {
    requests.forEach(
        request -> line(request.at(), request.accepted() ? "gets" : "refuses", described(request)));
  }

  private static String described(ReceivedRequest request) {
    JsonNode body = request.body();
    StringBuilder text = new StringBuilder(body.path("Operation").asText());
    text.append(' ').append(body.path("StatusCode").asText());
    if (body.has("Devices")) {
      text.append(" with ").append(body.path("Devices").size()).append(" devices");
    }
    if (body.has("TraceId") && body.path("Operation").asText().endsWith("RESPONSE")) {
      text.append(" for ").append(body.path("TraceId").asText());
    }
    if (body.has("Message")) {
      text.append(", \"").append(body.path("Message").asText()).append('"');
    }
    for (JsonNode cluster : body.path("MatterEndpoint").path("clusters")) {
      if (cluster.has("attributes")) {
        text.append(' ').append(body.path("ConnectorDeviceId").asText());
        text.append(' ').append(cluster.path("id").asText());
        text.append(' ').append(cluster.path("attributes"));
      }
    }
    if (!request.accepted()) {
      text.append(": ").append(request.status()).append(' ').append(request.errorMessage());
    }
    return text.toString();
  }

  void say(Instant at, String what) {
    line(at, "", what);
  }

  /** What has to have happened in this chapter. */
  void expect(boolean so, String what) {
    if (!so) {
      missing.add(what);
      out.println("            MISSING   " + what);
    }
  }

  /** Whether all came about. */
  boolean end() {
    out.printf(
        "%n%s%n",
        missing.isEmpty() ? "All of it came about." : missing.size() + " things are missing.");
    return missing.isEmpty();
  }

  private void line(Instant at, String verb, String what) {
    double seconds = Duration.between(begin, at).toMillis() / 1_000.0;
    out.printf(Locale.ROOT, "  %6.2f s  %-8s  %s%n", seconds, verb, what);
  }
}
