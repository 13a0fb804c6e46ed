package io.iotmi.relay.stage.verify;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.DoorReader;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.FolderFault;
import io.iotmi.relay.vendor.folder.FolderFaults;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Doors as folders write them. */
public final class Doors {
  /** https://github.com/standard-webhooks/standard-webhooks */
  public static final String STANDARD_WEBHOOKS =
      """
      {"signature": {"scheme": "hmac", "hash": "sha256", "signs": "{id}.{timestamp}.{body}",
        "in": {"header": "webhook-signature"}, "prefix": "v1,", "separator": " ",
        "encoding": "base64", "secret": {"prefix": "whsec_", "encoding": "base64"}},
       "id": {"header": "webhook-id"},
       "time": {"in": {"header": "webhook-timestamp"}, "form": "seconds"}}""";

  /** The signature of a body alone, in hexadecimal digits. */
  public static final String BODY_HMAC =
      """
      {"signature": {"scheme": "hmac", "signs": "{body}", "in": {"header": "X-Netatmo-secret"}}}""";

  /** HTTP Signatures with keys behind an address. */
  public static final String HTTP_SIGNATURE =
      """
      {"signature": {"scheme": "http-signature",
        "keys": {"address": "https://key.smartthings.com{keyId}",
          "hosts": ["key.smartthings.com"], "path": "/pl/"}},
       "time": {"in": {"header": "date"}, "form": "http-date"}}""";

  private Doors() {}

  /** The door of this JSON, which has nothing wrong with it. */
  public static Door of(String json) {
    FolderFaults faults = new FolderFaults();
    Door door = read(json, faults);
    if (door == null || !faults.none()) {
      throw new AssertionError(faults.list().toString());
    }
    return door;
  }

  /** What is wrong with this JSON. */
  public static List<FolderFault> faults(String json) {
    FolderFaults faults = new FolderFaults();
    Door _ = read(json, faults);
    return faults.list();
  }

  private static @Nullable Door read(String json, FolderFaults faults) {
    try {
      Json.Obj main = new Json.Obj(Map.of("door", JsonReader.read(json)));
      return DoorReader.read(new Declared("vendor.json", "", main, faults));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
