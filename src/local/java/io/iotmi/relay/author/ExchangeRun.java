package io.iotmi.relay.author;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.http.VendorClouds;
import io.iotmi.relay.cloud.http.call.RuntimeBudget;
import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sample of exchanges comes to.
 *
 * @param gives what the operation gave, in the form of the sample
 * @param sent requests, by the exchange of the sample that answered them
 * @param unexpected requests that the sample does not have
 * @param unsent requests of the sample that were not sent
 */
public record ExchangeRun(
    Json.Obj gives, List<Json.Obj> sent, List<Json.Obj> unexpected, List<Json.Obj> unsent) {
  /** In place of the present, so that signatures are the same each time. */
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

  private static final String WEBHOOK = "https://relay.example.com/webhook";

  /** Runs a sample. */
  public static ExchangeRun of(Vendor vendor, ExchangeSample sample) {
    Script script = new Script(sample.exchanges());
    VendorCloud cloud =
        VendorClouds.of(
            vendor,
            Map.of(),
            new VendorClouds.Parts(
                script,
                new RuntimeBudget(),
                _ -> Optional.of(sample.secret()),
                Bounds.standard(System::nanoTime),
                CLOCK,
                () -> "nonce",
                null,
                URI.create(WEBHOOK)));
    if (cloud == null) {
      throw new IllegalArgumentException("vendor.json has no member api");
    }
    Deadline deadline = new Deadline(CLOCK.instant().plus(Duration.ofMinutes(1)), CLOCK);
    Json.Obj gives = GivenAnswer.shown(answer(cloud, sample, deadline));
    return new ExchangeRun(
        gives,
        sample.exchanges().stream()
            .map(exchange -> script.sent.getOrDefault(exchange, exchange.request()))
            .toList(),
        script.unexpected,
        script.left.stream().map(Exchange::request).toList());
  }

  /** Whether all came as the sample has it. */
  public boolean isAs(ExchangeSample sample) {
    return sent.equals(sample.exchanges().stream().map(Exchange::request).toList())
        && unexpected.isEmpty()
        && unsent.isEmpty()
        && JsonWriter.canonical(gives).equals(JsonWriter.canonical(sample.gives()));
  }

  private static CloudAnswer<?> answer(
      VendorCloud cloud, ExchangeSample sample, Deadline deadline) {
    Json.Obj given = sample.given();
    String user = text(given, "user", "");
    String device = text(given, "device", "");
    String component = text(given, "component", "main");
    return switch (sample.operation()) {
      case "userIn" ->
          cloud
              .userIn(sample.access())
              .<CloudAnswer<?>>map(CloudAnswer.Got::new)
              .orElseGet(
                  () ->
                      new CloudAnswer.Refused<>(CloudAnswer.Refusal.NOT_OFFERED, "no user in it"));
      case "user" -> cloud.user(sample.access(), deadline);
      case "devices" ->
          cloud.devices(
              sample.access(),
              new PageRequest(user, texts(given, "devices"), cursor(given)),
              deadline);
      case "command" ->
          cloud.command(
              sample.access(),
              new DeviceOrder(
                  device,
                  user,
                  text(given, "trace", "trace-1"),
                  new VendorOrder.Put(
                      component,
                      given.get("values") instanceof Json.Obj(Map<String, Json> values)
                          ? values
                          : Map.of(),
                      true)),
              deadline);
      case "state" ->
          cloud.state(
              sample.access(),
              new StateRequest(
                  device, user, new VendorOrder.Read(component, texts(given, "values"))),
              deadline);
      case "subscribe" -> cloud.subscribe(sample.access(), user, deadline);
      case "revoke" -> cloud.revoke(sample.access(), user, deadline);
      default -> throw new IllegalArgumentException("no operation " + sample.operation());
    };
  }

  private static @Nullable String cursor(Json.Obj given) {
    Json cursor = given.given("cursor");
    return cursor == null ? null : JsonWriter.canonical(cursor);
  }

  private static String text(Json.Obj given, String name, String preset) {
    String text = given.text(name);
    return text == null ? preset : text;
  }

  private static List<String> texts(Json.Obj given, String name) {
    List<String> texts = new ArrayList<>();
    if (given.get(name) instanceof Json.Arr(List<Json> items)) {
      items.forEach(
          item -> {
            if (item instanceof Json.Text(String text)) {
              texts.add(text);
            }
          });
    }
    return texts;
  }

  /** Answers each request of the sample once, in any order. */
  private static final class Script implements VendorHttp {
    private final List<Exchange> left;
    private final IdentityHashMap<Exchange, Json.Obj> sent = new IdentityHashMap<>();
    private final List<Json.Obj> unexpected = new ArrayList<>();

    Script(List<Exchange> exchanges) {
      this.left = new ArrayList<>(exchanges);
    }

    @Override
    public synchronized Reply send(Call call, Deadline deadline) {
      for (Exchange exchange : left) {
        if (exchange.isOf(call)) {
          left.remove(exchange);
          if (exchange.request().members().isEmpty()) {
            sent.put(exchange, Exchange.shown(call));
          }
          return exchange.answer();
        }
      }
      unexpected.add(Exchange.shown(call));
      return new Reply.Failed(CloudAnswer.Outage.DOWN, true, "the sample has no such request");
    }
  }
}
