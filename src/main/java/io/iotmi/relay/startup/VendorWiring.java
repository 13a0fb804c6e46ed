package io.iotmi.relay.startup;

import io.iotmi.relay.pipeline.Translator;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.FolderLocation;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.util.List;

/** Reads the folder of a vendor. Loaded only where there is one. */
final class VendorWiring {
  private static final Bounds BOUNDS = Bounds.standard(System::nanoTime);

  private VendorWiring() {}

  /**
   * The vendor of a folder.
   *
   * @throws InvalidSettingsException if there is no such folder, or with every mistake in it
   */
  static Vendor vendor(String name, FolderLocation location) {
    try {
      FolderFiles files =
          location
              .find(name)
              .orElseThrow(
                  () ->
                      new InvalidSettingsException(
                          List.of("VENDOR is " + name + ", which has no folder")));
      return VendorReader.read(files, BOUNDS);
    } catch (InvalidFolderException e) {
      throw new InvalidSettingsException(e.lines());
    } catch (IOException e) {
      throw new InvalidSettingsException(
          List.of("vendors/" + name + " cannot be read: " + e.getMessage()));
    }
  }

  static Translator translator(Vendor vendor) {
    VendorTranslator folder = new VendorTranslator(vendor, BOUNDS);
    return (payload, arrivals) -> folder.translate(payload, arrivals, KnownFacts.NONE);
  }
}
