package io.iotmi.relay.author.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is wrong as a rule where a signature does not fit: a group for each cause. */
final class Variations {
  private static final List<String> PREFIXES =
      List.of("", "sha256=", "sha1=", "v1=", "v1,", "v0=", "hmac-sha256=", "Bearer ");

  private Variations() {}

  /** Of each group one at a time may be the cause. */
  static List<List<Variation>> groups(WebhookRequest request) {
    List<List<Variation>> groups = new ArrayList<>();
    groups.add(bodies());
    groups.add(values(List.of("hex", "base64", "base64url"), "signature", "encoding"));
    groups.add(
        values(List.of("text", "base64", "base64url", "hex"), "signature", "secret", "encoding"));
    groups.add(values(List.of("", "whsec_"), "signature", "secret", "prefix"));
    groups.add(values(List.of("sha256", "sha1", "sha512", "md5"), "signature", "hash"));
    groups.add(values(templates(request), "signature", "signs"));
    groups.add(values(PREFIXES, "signature", "prefix"));
    groups.add(
        likely(request, Set.of("sign", "hmac", "secret", "hash"))
            .map(Variation::inHeader)
            .toList());
    groups.add(paths(request));
    return groups;
  }

  private static List<Variation> values(List<String> values, String... path) {
    return values.stream().map(value -> Variation.of(value, path)).toList();
  }

  private static Stream<String> likely(WebhookRequest request, Set<String> words) {
    return request.headers().keySet().stream()
        .filter(name -> words.stream().anyMatch(name::contains))
        .sorted();
  }

  private static List<String> templates(WebhookRequest request) {
    List<String> times = new ArrayList<>(List.of("{timestamp}"));
    likely(request, Set.of("time", "date")).forEach(name -> times.add("{header:" + name + "}"));
    List<String> templates = new ArrayList<>(List.of("{body}", "{url}{body}", "{body}{secret}"));
    for (String time : times) {
      for (String between : List.of(".", "", ":", "\n", "|")) {
        templates.add(time + between + "{body}");
      }
      templates.add("v0:" + time + ":{body}");
      templates.add("{body}" + time);
      templates.add("{id}." + time + ".{body}");
      templates.add("{method}{path}" + time + "{body}");
    }
    return templates;
  }

  private static List<Variation> paths(WebhookRequest request) {
    String path = request.paths().getFirst();
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    return Stream.of("/", bare, "/prod" + path, "/webhook", "/webhook/")
        .distinct()
        .map(Variation::path)
        .toList();
  }

  private static List<Variation> bodies() {
    return List.of(
        text("without the line end behind the body", String::stripTrailing),
        text("with a line end behind the body", body -> body + "\n"),
        text("with LF in place of CR LF in the body", body -> body.replace("\r\n", "\n")),
        text("with CR LF in place of LF in the body", body -> body.replaceAll("\r?\n", "\r\n")),
        text("with the body's JSON written without spaces", Variations::compact),
        text("with the body's JSON in ASCII", Variations::ascii),
        text("with \\/ for each slash of the body", body -> body.replace("/", "\\/")),
        text("with / for each \\/ of the body", body -> body.replace("\\/", "/")),
        Variation.body("over no body at all", body -> new byte[0]));
  }

  private static Variation text(String says, UnaryOperator<String> change) {
    return Variation.body(says, body -> change.apply(new String(body, UTF_8)).getBytes(UTF_8));
  }

  private static String compact(String body) {
    try {
      return new String(JsonWriter.bytes(JsonReader.read(body)), UTF_8);
    } catch (JsonSyntaxException e) {
      return body;
    }
  }

  private static String ascii(String body) {
    try {
      return JsonWriter.ascii(JsonReader.read(body));
    } catch (JsonSyntaxException e) {
      return body;
    }
  }
}
