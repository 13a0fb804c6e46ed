package io.iotmi.relay.startup;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.pipeline.CommandEnds;
import io.iotmi.relay.pipeline.PayloadCheck;
import io.iotmi.relay.pipeline.Translator;
import io.iotmi.relay.pipeline.VendorStages;
import io.iotmi.relay.pipeline.door.QueuedPayloads;
import io.iotmi.relay.stage.recall.Recall;
import io.iotmi.relay.stage.recall.watch.Pushes;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.stage.translate.PayloadReadings;
import io.iotmi.relay.stage.translate.Translation;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.FolderLocation;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads the folder of a vendor. Loaded only where there is one. */
final class VendorWiring {
  static final Bounds BOUNDS = Bounds.standard(System::nanoTime);

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

  /**
   * The stages that the folder adds.
   *
   * @param queued what payloads are held against; null for nothing
   * @param ends of commands, which come with the vendor's events
   * @param pushes of the vendor; null where no silence is looked for
   */
  static VendorStages stages(
      Vendor vendor,
      @Nullable QueuedPayloads queued,
      Recall recall,
      CommandEnds ends,
      @Nullable Pushes pushes) {
    VendorTranslator folder = new VendorTranslator(vendor, BOUNDS);
    Translator translator =
        new Translator() {
          @Override
          public PayloadCheck check(VendorPayload payload, Deadline deadline) {
            return queued == null ? new PayloadCheck.Passed() : queued.check(payload, deadline);
          }

          @Override
          public PayloadReadings read(VendorPayload payload) {
            return folder.read(payload);
          }

          @Override
          public Translation translate(
              PayloadReadings readings, IntFunction<Arrival> arrivals, KnownFacts known) {
            return folder.translate(readings, arrivals, known);
          }
        };
    return new VendorStages(translator, recall, ends, pushes);
  }
}
