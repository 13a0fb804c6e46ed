package io.iotmi.relay.author.explain;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One thing that may be other than the folder or the capture says.
 *
 * @param says what it is, for the author
 */
record Variation(String says, UnaryOperator<Tried> change) {

  /**
   * What is tried.
   *
   * @param door the member of {@code vendor.json}
   */
  record Tried(Json.Obj door, WebhookRequest request) {}

  /** Another value of a member of the door. */
  static Variation of(String value, String... path) {
    return new Variation(
        "\"" + String.join("/", path) + "\": \"" + value + "\"",
        tried ->
            new Tried(edited(tried.door(), List.of(path), new Json.Text(value)), tried.request()));
  }

  /** A signature in another header. */
  static Variation inHeader(String name) {
    return new Variation(
        "\"signature/in\": {\"header\": \"" + name + "\"}",
        tried ->
            new Tried(
                edited(
                    tried.door(),
                    List.of("signature", "in"),
                    new Json.Obj(Map.of("header", new Json.Text(name)))),
                tried.request()));
  }

  /** Another body than the one captured. */
  static Variation body(String says, UnaryOperator<byte[]> change) {
    return new Variation(
        says,
        tried -> {
          WebhookRequest request = tried.request();
          return new Tried(
              tried.door(),
              new WebhookRequest(
                  request.method(),
                  request.paths(),
                  request.rawQuery(),
                  request.query(),
                  request.headers(),
                  change.apply(request.body())));
        });
  }

  /** Another path than the one captured. */
  static Variation path(String path) {
    return new Variation(
        "the vendor signs the path " + path,
        tried -> {
          WebhookRequest request = tried.request();
          return new Tried(
              tried.door(),
              new WebhookRequest(
                  request.method(),
                  List.of(path),
                  request.rawQuery(),
                  request.query(),
                  request.headers(),
                  request.body()));
        });
  }

  private static Json.Obj edited(Json.Obj object, List<String> path, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    String name = path.getFirst();
    Json inner = object.get(name);
    members.put(
        name,
        path.size() == 1
            ? value
            : edited(
                inner instanceof Json.Obj obj ? obj : Json.Obj.EMPTY,
                path.subList(1, path.size()),
                value));
    return new Json.Obj(members);
  }
}
