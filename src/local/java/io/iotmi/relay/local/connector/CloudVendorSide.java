package io.iotmi.relay.local.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iotmi.relay.local.account.VendorSide;
import io.iotmi.relay.local.cloud.CloudStandIn;
import io.iotmi.relay.local.cloud.Obedience;
import io.iotmi.relay.local.cloud.StandInDevice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What is seen and moved at the stand-in of a vendor's cloud. */
public final class CloudVendorSide implements VendorSide {
  /** How long a device takes that is late. */
  private static final Duration LATE = Duration.ofSeconds(2);

  /** What vendors call that which a device can be switched by. */
  private static final Set<String> SWITCHED =
      Set.of("switch.switch", "locked", "on", "switch_led", "therm_setpoint_temperature");

  private final CloudStandIn cloud;

  public CloudVendorSide(CloudStandIn cloud) {
    this.cloud = cloud;
  }

  @Override
  public Set<String> devices(String account) {
    Set<String> ids = new TreeSet<>();
    cloud.devices().forEach(device -> ids.add(encoded(device.id())));
    return ids;
  }

  @Override
  public boolean confirms() {
    return true;
  }

  /** The cloud obeys again once it has the command. */
  @Override
  public boolean next(String device, Manner manner) {
    String id = decoded(device);
    int before = cloud.commands(id);
    cloud.obedience(manner == Manner.LATE ? Obedience.LATE : Obedience.LOST);
    Thread _ =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (cloud.commands(id) == before) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                  }
                  cloud.obedience(Obedience.OBEYS);
                  if (manner == Manner.LATE) {
                    LockSupport.parkNanos(LATE.toNanos());
                    cloud.settle(true);
                  }
                });
    return true;
  }

  @Override
  public Optional<String> change(String account) {
    for (StandInDevice device : cloud.devices()) {
      for (Map.Entry<String, JsonNode> state : device.state().entrySet()) {
        if (cloud.tells(device) && SWITCHED.contains(state.getKey())) {
          cloud.change(device.id(), state.getKey(), other(state.getValue()));
          return Optional.of(encoded(device.id()));
        }
      }
    }
    return Optional.empty();
  }

  /** What is on goes off. Anything else is told again. */
  private static JsonNode other(JsonNode value) {
    return switch (value.asText()) {
      case "true" -> BooleanNode.FALSE;
      case "false" -> BooleanNode.TRUE;
      case "on" -> TextNode.valueOf("off");
      case "off" -> TextNode.valueOf("on");
      default -> value;
    };
  }

  @Override
  public @Nullable Integer dispatched(String device) {
    return cloud.commands(decoded(device));
  }

  @Override
  public @Nullable Boolean revoked(String account) {
    return cloud.revokes() ? cloud.revoked() : null;
  }

  /**
   * As the relay spells ids of a vendor: {@code @} and two hexadecimal digits for each byte that
   * the API does not take, and for {@code @} itself.
   */
  static String encoded(String id) {
    StringBuilder text = new StringBuilder();
    for (byte one : id.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) one;
      if (String.valueOf(letter).matches("[a-zA-Z0-9_.,-]")) {
        text.append(letter);
      } else {
        text.append("@%02x".formatted(one & 0xff));
      }
    }
    return text.toString();
  }

  private String decoded(String device) {
    return cloud.devices().stream()
        .map(StandInDevice::id)
        .filter(id -> encoded(id).equals(device))
        .findFirst()
        .orElse(device);
  }
}
