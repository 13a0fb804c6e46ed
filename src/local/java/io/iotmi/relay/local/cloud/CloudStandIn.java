package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The cloud of one vendor, with 120 devices of one user. */
public final class CloudStandIn implements AutoCloseable {
  private static final SortedMap<String, Supplier<VendorShape>> SHAPES =
      new TreeMap<>(
          Map.of(
              "netatmo", NetatmoShape::new,
              "seam", SeamShape::new,
              "smartthings", SmartThingsShape::new,
              "tuya", TuyaShape::new));

  private final VendorShape shape;
  private final CloudState state;
  private final WebhookSender webhooks = new WebhookSender();
  private final ApiServer server;

  private CloudStandIn(VendorShape shape) {
    this.shape = shape;
    this.state = new CloudState(shape, webhooks::send);
    this.server = new ApiServer(shape, state);
  }

  /**
   * Starts the cloud of a vendor.
   *
   * @param vendor smartthings, netatmo, seam or tuya
   */
  public static CloudStandIn start(String vendor) {
    Supplier<VendorShape> shape = SHAPES.get(vendor);
    if (shape == null) {
      throw new IllegalArgumentException(
          "no stand-in for " + vendor + ", only for " + String.join(", ", SHAPES.keySet()));
    }
    return new CloudStandIn(shape.get());
  }

  /** Whether there is one for this vendor. */
  public static boolean isFor(String vendor) {
    return SHAPES.containsKey(vendor);
  }

  /** For {@code VENDOR_API_ADDRESS}. */
  public URI uri() {
    return server.uri();
  }

  public String vendor() {
    return shape.vendor();
  }

  /** The user's id, as the vendor has it. */
  public String user() {
    return shape.user();
  }

  /** The user's token; empty where the vendor knows credentials alone. */
  public String token() {
    return shape.token();
  }

  /** Content of a customer's secret; empty where the vendor knows tokens alone. */
  public String credential() {
    return shape.credential();
  }

  /** Content of the connector's secret, {@code VENDOR_SECRET}. */
  public String secret() {
    return shape.secret();
  }

  /** From now on webhooks are posted there. */
  public void deliverTo(URI door) {
    webhooks.deliverTo(door);
  }

  /** Waits until all webhooks are delivered; the statuses that the door answered with. */
  public List<Integer> delivered() {
    return webhooks.delivered();
  }

  /** What was posted so far, or would have been if there were a door. */
  public List<Webhook> webhooks() {
    return webhooks.sent();
  }

  /** Each answer takes as long as this. */
  public void latency(Duration time) {
    server.latency(time);
  }

  /** Befalls the next request to the API, after those that were set before. */
  public void once(ApiFault fault) {
    server.once(fault);
  }

  /** Whether tokens that were given out so far are no longer good. */
  public void expire(boolean expired) {
    state.expire(expired);
  }

  public void obedience(Obedience obedience) {
    state.obedience(obedience);
  }

  /** Has commands that were taken under {@link Obedience#LATE} come to their end. */
  public void settle(boolean succeeded) {
    state.settle(succeeded);
  }

  /** A device changes by itself. */
  public void change(String device, String name, JsonNode value) {
    state.change(
        state.device(device).orElseThrow(() -> new IllegalArgumentException("no " + device)),
        Map.of(name, value));
  }

  /** Whether webhooks tell what the device is like. */
  public boolean tells(StandInDevice device) {
    return shape.tells(device);
  }

  /** A device is taken out of the account. */
  public void remove(String device) {
    state.remove(device);
  }

  /** The user's devices. */
  public List<StandInDevice> devices() {
    return state.owned();
  }

  /** The device of another user. */
  public StandInDevice foreign() {
    return shape.devices().getLast();
  }

  /** What is subscribed now. */
  public List<String> subscriptions() {
    return state.subscriptions();
  }

  /** How many commands came for a device, whatever became of them. */
  public int commands(String device) {
    return state.commands(device);
  }

  /** Whether this vendor has a way to end an access. */
  public boolean revokes() {
    return shape.revokes();
  }

  public boolean revoked() {
    return state.revoked();
  }

  /** Requests so far, in the order of their arrival. */
  public List<ApiCall> calls() {
    return server.calls();
  }

  @Override
  public void close() {
    webhooks.close();
    server.close();
  }
}
