package io.iotmi.relay.stage.verify.material;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.door.SecretForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live secrets in the form that a folder says. Several are live while one replaces another. */
public final class SecretKeys {
  private SecretKeys() {}

  /** The texts; empty ones are none. */
  public static List<String> texts(LiveSecrets secrets, SecretForm form) {
    List<String> texts = new ArrayList<>();
    for (String version : secrets.versions()) {
      Json.Obj members = object(version);
      List<String> given = members == null ? List.of(version.strip()) : of(members, form.member());
      for (String text : given) {
        boolean prefixed = text.startsWith(form.prefix());
        String bare = prefixed ? text.substring(form.prefix().length()) : text;
        if (!bare.isBlank()) {
          texts.add(bare);
        }
      }
    }
    return texts;
  }

  /** What stands beside the secret, such as the id of an app. */
  public static List<String> members(LiveSecrets secrets, String name) {
    List<String> texts = new ArrayList<>();
    for (String version : secrets.versions()) {
      Json.Obj members = object(version);
      if (members != null) {
        texts.addAll(of(members, name));
      }
    }
    return texts;
  }

  private static List<String> of(Json.Obj members, String name) {
    List<String> texts = new ArrayList<>();
    switch (members.get(name)) {
      case Json.Text(String text) -> texts.add(text);
      case Json.Arr(List<Json> items) -> {
        for (Json item : items) {
          if (item instanceof Json.Text(String text)) {
            texts.add(text);
          }
        }
      }
      case null, default -> {}
    }
    return texts;
  }

  /** The keys; what cannot be decoded is none. */
  public static List<byte[]> bytes(LiveSecrets secrets, SecretForm form) {
    List<byte[]> keys = new ArrayList<>();
    for (String text : texts(secrets, form)) {
      byte[] key = Encoded.decode(text, form.encoding());
      if (key != null && key.length > 0) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** Null where the version is the secret itself. */
  private static Json.@Nullable Obj object(String version) {
    try {
      return version.stripLeading().startsWith("{")
              && JsonReader.read(version) instanceof Json.Obj object
          ? object
          : null;
    } catch (JsonSyntaxException e) {
      return null;
    }
  }
}
