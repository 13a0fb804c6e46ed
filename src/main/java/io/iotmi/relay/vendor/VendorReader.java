package io.iotmi.relay.vendor;

import io.iotmi.relay.json.JsonFault;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.component.ComponentTable;
import io.iotmi.relay.vendor.door.DoorReader;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.FolderFaults;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;

/** Reads a vendor folder and checks all of it. */
public final class VendorReader {
  private static final String MAIN_FILE = "vendor.json";

  private final FolderFiles files;
  private final FolderFaults faults = new FolderFaults();

  private VendorReader(FolderFiles files) {
    this.files = files;
  }

  /**
   * Reads the folder of one vendor.
   *
   * @throws InvalidFolderException with every mistake of the folder
   */
  public static Vendor read(FolderFiles files) {
    VendorReader reader = new VendorReader(files);
    Vendor vendor = reader.vendor(reader.object(MAIN_FILE));
    if (!reader.faults.none()) {
      throw new InvalidFolderException(files.vendor(), reader.faults.list());
    }
    return vendor;
  }

  private Vendor vendor(Declared main) {
    String name = main.needText("name");
    if (!name.isEmpty() && !name.equals(files.vendor())) {
      main.fault("name", "must be the name of the folder, " + files.vendor());
    }
    String version = main.needText("version");
    main.text("title");
    Vendor vendor =
        new Vendor(
            name,
            version,
            main.oneOf("body", BodyFormat.class, BodyFormat.JSON),
            ComponentTable.read(main),
            DoorReader.read(main));
    main.end();
    return vendor;
  }

  /** The object that a JSON file holds; an empty one with a fault where it holds none. */
  private Declared object(String file) {
    String text = files.text(file);
    Json.Obj json = Json.Obj.EMPTY;
    try {
      if (text == null) {
        faults.add(file, "", "there is no such file");
      } else if (JsonReader.read(text) instanceof Json.Obj object) {
        json = object;
      } else {
        faults.add(file, "", "must hold a JSON object");
      }
    } catch (JsonFault e) {
      faults.add(file, "", String.valueOf(e.getMessage()));
    }
    return new Declared(file, "", json, faults);
  }
}
