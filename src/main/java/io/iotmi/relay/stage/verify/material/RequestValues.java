package io.iotmi.relay.stage.verify.material;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands at the places of one request. A body is read only where a place is in it. */
public final class RequestValues {
  private final WebhookRequest request;
  private final BodyFormat form;
  private @Nullable Json body;

  public RequestValues(WebhookRequest request, BodyFormat form) {
    this.request = request;
    this.form = form;
  }

  public WebhookRequest request() {
    return request;
  }

  /** Empty where nothing stands there. */
  public String at(Place place) {
    List<String> all = allAt(place);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** A field of a header may occur more than once. */
  public List<String> allAt(Place place) {
    return switch (place) {
      case Place.Header(String name, String field) when field != null ->
          fields(request.headers().getOrDefault(name, ""), field);
      case Place.Header(String name, _) -> given(request.headers().get(name));
      case Place.Query(String name) -> given(request.query().get(name));
      case Place.LastSegment() -> given(lastSegment());
      case Place.Member(var path) -> given(path.textIn(body()));
    };
  }

  private static List<String> given(@Nullable String value) {
    return value == null || value.isEmpty() ? List.of() : List.of(value);
  }

  /** Of {@code name=value} pairs with commas between them; a value may hold the sign itself. */
  private static List<String> fields(String header, String field) {
    return List.of(header.split(",", -1)).stream()
        .map(String::strip)
        .filter(pair -> pair.startsWith(field + "="))
        .map(pair -> pair.substring(field.length() + 1))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private String lastSegment() {
    String path = request.paths().isEmpty() ? "" : request.paths().getFirst();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Json body() {
    Json known = body;
    if (known == null) {
      known =
          switch (BodyText.of(request.body(), form)) {
            case BodyText.Read(_, Json json) -> json;
            case BodyText.Unreadable _ -> new Json.Obj(Map.of());
          };
      body = known;
    }
    return known;
  }
}
