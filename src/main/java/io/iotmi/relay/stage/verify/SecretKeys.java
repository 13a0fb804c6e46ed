package io.iotmi.relay.stage.verify;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.door.SecretForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live secrets in the form that a folder says. Several are live while one replaces another. */
final class SecretKeys {
  private SecretKeys() {}

  /** The texts; empty ones are none. */
  static List<String> texts(LiveSecrets secrets, SecretForm form) {
    List<String> texts = new ArrayList<>();
    for (String version : secrets.versions()) {
      Json.Obj members = object(version);
      if (members == null) {
        add(texts, version.strip(), form);
      } else {
        switch (members.get(form.member())) {
          case Json.Text(String text) -> add(texts, text, form);
          case Json.Arr(List<Json> items) -> {
            for (Json item : items) {
              if (item instanceof Json.Text(String text)) {
                add(texts, text, form);
              }
            }
          }
          case null, default -> {}
        }
      }
    }
    return texts;
  }

  /** The keys; what cannot be decoded is none. */
  static List<byte[]> bytes(LiveSecrets secrets, SecretForm form) {
    List<byte[]> keys = new ArrayList<>();
    for (String text : texts(secrets, form)) {
      byte[] key = Encoded.decode(text, form.encoding());
      if (key != null && key.length > 0) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static void add(List<String> texts, String text, SecretForm form) {
    String bare = text.startsWith(form.prefix()) ? text.substring(form.prefix().length()) : text;
    if (!bare.isBlank()) {
      texts.add(bare);
    }
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
