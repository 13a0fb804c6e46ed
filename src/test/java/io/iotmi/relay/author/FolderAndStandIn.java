package io.iotmi.relay.author;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.http.VendorClouds;
import io.iotmi.relay.cloud.http.call.RuntimeBudget;
import io.iotmi.relay.local.cloud.CloudStandIn;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.web.HttpsVendorHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shipped folder that asks the stand-in of its vendor over HTTP. */
final class FolderAndStandIn implements AutoCloseable {
  final CloudStandIn standIn;
  final Vendor vendor;
  final VendorCloud cloud;

  FolderAndStandIn(String name) throws IOException {
    standIn = CloudStandIn.start(name);
    vendor =
        VendorReader.read(
            FolderFiles.read(name, Path.of("src/vendors", name)),
            Bounds.standard(System::nanoTime));
    cloud =
        Objects.requireNonNull(
            VendorClouds.of(
                vendor,
                Map.of(),
                new VendorClouds.Parts(
                    new HttpsVendorHttp(),
                    new RuntimeBudget(),
                    _ -> Optional.of(standIn.secret()),
                    Bounds.standard(System::nanoTime),
                    InstantSource.system(),
                    () -> UUID.randomUUID().toString(),
                    standIn.uri(),
                    URI.create("https://relay.example.com/webhook"))));
  }

  Access access() {
    return standIn.token().isEmpty()
        ? new Access.Credential(
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:customer",
            "v1",
            new Sensitive(standIn.credential()))
        : new Access.Token(new Sensitive(standIn.token()));
  }

  Deadline deadline() {
    InstantSource clock = InstantSource.system();
    return new Deadline(clock.instant().plus(Duration.ofSeconds(30)), clock);
  }

  String user() {
    return cloud
        .userIn(access())
        .orElseGet(
            () ->
                cloud.user(access(), deadline()) instanceof CloudAnswer.Got<String>(String user)
                    ? user
                    : "none");
  }

  CloudAnswer<DevicePage> page(@Nullable String cursor) {
    return cloud.devices(access(), new PageRequest(standIn.user(), List.of(), cursor), deadline());
  }

  /** The devices of all pages. */
  List<Description> devices() {
    List<Description> all = new ArrayList<>();
    String cursor = null;
    do {
      CloudAnswer<DevicePage> answer = page(cursor);
      if (!(answer instanceof CloudAnswer.Got<DevicePage>(DevicePage page))) {
        throw new AssertionError(answer.toString());
      }
      all.addAll(page.devices());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  CloudAnswer<?> command(String device, String value, Json to) {
    return cloud.command(
        access(),
        new DeviceOrder(
            device,
            standIn.user(),
            "trace-1",
            new VendorOrder.Put("main", Map.of(value, to), true)),
        deadline());
  }

  /** Of the first device of the vendor, as far as it takes commands. */
  CloudAnswer<?> command() {
    return command(standIn.devices().getFirst().id());
  }

  CloudAnswer<?> command(String device) {
    return switch (vendor.name()) {
      case "smartthings" -> command(device, "switch.switch", new Json.Text("on"));
      case "netatmo" -> command(device, "setpoint", new Json.Num("22.5"));
      case "seam" -> command(device, "lock", new Json.Text("unlocked"));
      default -> command(device, "switch_led", new Json.Bool(true));
    };
  }

  @Override
  public void close() {
    standIn.close();
  }
}
