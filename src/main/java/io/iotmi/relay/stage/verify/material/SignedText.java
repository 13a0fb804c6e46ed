package io.iotmi.relay.stage.verify.material;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Place;
import io.iotmi.relay.vendor.door.Template;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template, filled from a request. */
public final class SignedText {
  private final RequestValues values;
  private final Template template;
  private final @Nullable Place id;
  private final @Nullable Place time;
  private final @Nullable Place challenge;

  public SignedText(RequestValues values, Template template, Door door, @Nullable Place challenge) {
    this.values = values;
    this.template = template;
    this.id = door.id() == null ? null : door.id().place();
    this.time = door.time() == null ? null : door.time().place();
    this.challenge = challenge;
  }

  /** Whether the request has all that the template names. */
  public boolean complete() {
    return template.parts().stream()
        .allMatch(
            part ->
                switch (part) {
                  case Template.Part.Literal _ -> true;
                  case Template.Part.Placed(Place place) -> !values.at(place).isEmpty();
                  case Template.Part.Known(Template.Value value) ->
                      switch (value) {
                        case ID -> id != null && !values.at(id).isEmpty();
                        case TIMESTAMP -> time != null && !values.at(time).isEmpty();
                        case CHALLENGE -> challenge != null && !values.at(challenge).isEmpty();
                        case BODY, SECRET, METHOD, PATH, URL -> true;
                      };
                });
  }

  /**
   * One for each name that the path may have for the vendor; one where the template does not hold
   * the path.
   */
  public List<byte[]> variants(byte[] secret) {
    boolean pathCounts = template.holds(Template.Value.PATH) || template.holds(Template.Value.URL);
    List<String> paths = values.request().paths();
    return !pathCounts || paths.isEmpty()
        ? List.of(filled(secret, ""))
        : paths.stream().map(path -> filled(secret, path)).toList();
  }

  /** Piece by piece, by the likeliest name of the path and without the secret. */
  public List<SignedPart> parts() {
    List<String> paths = values.request().paths();
    String path = paths.isEmpty() ? "" : paths.getFirst();
    List<SignedPart> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(out, part, new byte[0], path);
      parts.add(new SignedPart(part.toString(), out.toByteArray()));
    }
    return parts;
  }

  private byte[] filled(byte[] secret, String path) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(values.request().body().length + 256);
    template.parts().forEach(part -> write(out, part, secret, path));
    return out.toByteArray();
  }

  private void write(ByteArrayOutputStream out, Template.Part part, byte[] secret, String path) {
    switch (part) {
      case Template.Part.Literal(String text) -> write(out, text);
      case Template.Part.Placed(Place place) -> write(out, values.at(place));
      case Template.Part.Known(Template.Value value) -> write(out, value, secret, path);
    }
  }

  private void write(ByteArrayOutputStream out, Template.Value value, byte[] secret, String path) {
    WebhookRequest request = values.request();
    switch (value) {
      case BODY -> out.writeBytes(request.body());
      case SECRET -> out.writeBytes(secret);
      case ID -> write(out, at(id));
      case TIMESTAMP -> write(out, at(time));
      case CHALLENGE -> write(out, at(challenge));
      case METHOD -> write(out, request.method());
      case PATH -> write(out, target(request, path));
      case URL ->
          write(
              out, "https://" + request.headers().getOrDefault("host", "") + target(request, path));
    }
  }

  private String at(@Nullable Place place) {
    return place == null ? "" : values.at(place);
  }

  /** Path and query as they stand in the first line of a request. */
  public static String target(WebhookRequest request, String path) {
    return request.rawQuery().isEmpty() ? path : path + "?" + request.rawQuery();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
