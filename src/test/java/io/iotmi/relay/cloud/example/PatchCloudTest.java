package io.iotmi.relay.cloud.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.cloud.CommandProgress;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.http.VendorClouds;
import io.iotmi.relay.cloud.http.call.OwnSecret;
import io.iotmi.relay.cloud.http.call.RuntimeBudget;
import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.local.wire.LocalServer;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.command.VendorOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Java implementation is found by its name and takes the place of the folder's api. */
final class PatchCloudTest {
  private final LocalServer vendor = LocalServer.start(PatchCloudTest::handle);

  @AfterEach
  void stop() {
    vendor.close();
  }

  private static void handle(HttpExchange exchange, byte[] body) throws IOException {
    boolean known = "Bearer t-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String answer =
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
          case "GET /me" -> "{\"id\":\"u-1\"}";
          case "GET /things" ->
              "{\"devices\":[{\"device\":\"lamp 1\",\"values\":{\"power\":true}}]}";
          case "PATCH /things/lamp+1" -> new String(body, UTF_8);
          default -> "";
        };
    LocalServer.reply(
        exchange,
        !known ? 401 : answer.isEmpty() ? 404 : 200,
        "application/json",
        answer.getBytes(UTF_8));
  }

  private @Nullable VendorCloud cloud(String name) {
    Vendor folder = Folders.acme().read();
    Vendor named =
        new Vendor(
            name,
            folder.version(),
            folder.body(),
            folder.components(),
            folder.door(),
            folder.api(),
            folder.staleSkew(),
            folder.answerWithin(),
            folder.silence(),
            folder.readings(),
            folder.bindings());
    VendorHttp none =
        (call, deadline) -> {
          throw new AssertionError("the folder's api was asked");
        };
    return VendorClouds.of(
        named,
        Map.of("ACME_ADDRESS", vendor.url()),
        new VendorClouds.Parts(
            none,
            new RuntimeBudget(),
            OwnSecret.NONE,
            Folders.BOUNDS,
            InstantSource.system(),
            () -> "n",
            null,
            null));
  }

  private VendorCloud patch() {
    return assertInstanceOf(PatchCloud.class, cloud("acme-patch"));
  }

  private static Access token(String token) {
    return new Access.Token(new Sensitive(token));
  }

  private static Deadline soon() {
    InstantSource clock = InstantSource.system();
    return new Deadline(clock.instant().plus(Duration.ofSeconds(30)), clock);
  }

  private CloudAnswer<CommandProgress> command(String device) {
    return patch()
        .command(
            token("t-1"),
            new DeviceOrder(
                device,
                "u-1",
                "trace",
                new VendorOrder.Put("main", Map.of("power", new Json.Bool(true)), true)),
            soon());
  }

  @Test
  void aVendorOfAnotherNameHasNoCloud() {
    assertEquals(null, cloud("acme"));
  }

  @Test
  void theUserAndTheDevicesAreFound() {
    assertEquals(new Got<>("u-1"), patch().user(token("t-1"), soon()));
    CloudAnswer<DevicePage> page =
        patch().devices(token("t-1"), new PageRequest("u-1", List.of(), null), soon());
    assertEquals(
        "lamp 1",
        page instanceof Got<DevicePage>(DevicePage got) ? got.devices().getFirst().device() : "");
  }

  @Test
  void aCommandIsConfirmedWithTheStateThatTheVendorAnswers() {
    CloudAnswer<CommandProgress> answer = command("lamp 1");
    assertEquals(
        1,
        answer instanceof Got<CommandProgress>(CommandProgress.Confirmed(var readings))
            ? readings.size()
            : 0);
  }

  @Test
  void refusalsAreToldApart() {
    assertEquals(
        new Refused<>(Refusal.UNAUTHORIZED, "/me: status 401"), patch().user(token("t-2"), soon()));
    assertEquals(new Refused<>(Refusal.NOT_FOUND, "/things/lamp+2: status 404"), command("lamp 2"));
  }
}
