package io.iotmi.relay.vendor;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.DoorReader;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.FolderFaults;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import org.jspecify.annotations.Nullable;

/**
 * What the door needs of a folder. A vendor waits for the door's answer, so the function that has
 * it reads no more: expressions and bindings are checked where they are used.
 *
 * @param door null where the vendor posts nothing itself
 */
public record VendorDoor(BodyFormat body, @Nullable Door door) {
  private static final String MAIN_FILE = "vendor.json";

  /**
   * Reads the two members.
   *
   * @throws InvalidFolderException with every mistake in them
   */
  public static VendorDoor read(FolderFiles files) {
    FolderFaults faults = new FolderFaults();
    Declared main = new Declared(MAIN_FILE, "", object(files.text(MAIN_FILE), faults), faults);
    VendorDoor read =
        new VendorDoor(
            main.oneOf("body", BodyFormat.class, BodyFormat.JSON), DoorReader.read(main));
    if (!faults.none()) {
      throw new InvalidFolderException(files.vendor(), faults.list());
    }
    return read;
  }

  private static Json.Obj object(@Nullable String text, FolderFaults faults) {
    try {
      if (text != null && JsonReader.read(text) instanceof Json.Obj object) {
        return object;
      }
      faults.add(MAIN_FILE, "", "must hold a JSON object");
    } catch (JsonSyntaxException e) {
      faults.add(MAIN_FILE, "", String.valueOf(e.getMessage()));
    }
    return Json.Obj.EMPTY;
  }
}
