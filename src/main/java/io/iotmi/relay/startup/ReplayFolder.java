package io.iotmi.relay.startup;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.replay.command.VendorFolder;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.stage.translate.Translation;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.vendor.folder.FolderLocation;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folder of a vendor for the operator's tool. */
final class ReplayFolder implements VendorFolder {
  private final MessageDecoder decoder = new MessageDecoder(true);
  private final VendorTranslator translator;

  /**
   * @throws InvalidSettingsException if there is no such folder, or with every mistake in it
   */
  ReplayFolder(String vendor) {
    this.translator =
        new VendorTranslator(
            VendorWiring.vendor(vendor, FolderLocation.ofFunction()),
            Bounds.standard(System::nanoTime));
  }

  @Override
  public @Nullable Contents contents(InboundMessage message) {
    for (Decoded decoded : decoder.decode(message)) {
      if (decoded instanceof Decoded.FromVendor(VendorPayload payload, var arrivals)) {
        Translation found =
            translator
                .translate(translator.read(payload), arrivals, KnownFacts.NONE)
                .withoutWaiting();
        List<Violation> violations =
            found.refused() == null ? List.of() : found.refused().violations();
        return new Contents(found.events().size(), devices(found), violations);
      }
    }
    return null;
  }

  private static List<String> devices(Translation found) {
    return found.events().stream()
        .map(ThirdPartyEvent.RequestForm::members)
        .map(members -> members.get("ConnectorDeviceId"))
        .filter(Objects::nonNull)
        .map(id -> id instanceof Json.Text(String text) ? text : "")
        .toList();
  }
}
