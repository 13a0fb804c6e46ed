package io.iotmi.relay.local.play;

import io.iotmi.relay.local.StackPorts;
import io.iotmi.relay.local.wire.ListenAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where {@code -Dserve} listens: a fixed port for each part, on the loopback address, unless {@code
 * -Dserve.…} says otherwise.
 *
 * @param port of the page and the webhook
 */
public record ServeSettings(StackPorts stack, int port) {
  private static final String ADDRESS = "serve.address";
  private static final String PORT = "serve.port";
  private static final String ENDPOINT = "serve.endpoint.port";
  private static final String SQS = "serve.sqs.port";
  private static final String DYNAMODB = "serve.dynamodb.port";

  /** The ports of the last two are those that ElasticMQ and DynamoDB Local have by themselves. */
  private static final Map<String, Integer> USUAL =
      Map.of(PORT, 8080, ENDPOINT, 8081, SQS, 9324, DYNAMODB, 8000);

  /**
   * An absent or empty property has its usual value.
   *
   * @throws IllegalArgumentException that names the property and what it may hold
   */
  public static ServeSettings of(Properties properties) {
    return new ServeSettings(
        new StackPorts(
            address(properties),
            port(properties, ENDPOINT),
            port(properties, SQS),
            port(properties, DYNAMODB)),
        port(properties, PORT));
  }

  /** Free ports of the loopback address. */
  public static ServeSettings free() {
    return new ServeSettings(StackPorts.free(), 0);
  }

  /** Where the page is. */
  public ListenAddress page() {
    return new ListenAddress(stack.address(), port);
  }

  /** Why the stack could not listen there, in one line; empty if it can. */
  public Optional<String> obstacle() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(PORT, port);
    ports.put(ENDPOINT, stack.endpoint());
    ports.put(SQS, stack.sqs());
    ports.put(DYNAMODB, stack.dynamoDb());
    Map<Integer, String> seen = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> each : ports.entrySet()) {
      String other = seen.put(each.getValue(), each.getKey());
      if (other != null && each.getValue() != 0) {
        return Optional.of(
            "-D%s and -D%s both name port %d.".formatted(other, each.getKey(), each.getValue()));
      }
      Optional<String> obstacle = obstacle(each.getKey(), each.getValue());
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  private Optional<String> obstacle(String property, int wanted) {
    String address = stack.address().getHostAddress();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new ListenAddress(stack.address(), wanted).socket());
      return Optional.empty();
    } catch (BindException e) {
      return Optional.of(
          String.valueOf(e.getMessage()).contains("assign")
              ? "%s is no address of this machine; -D%s=... takes another."
                  .formatted(address, ADDRESS)
              : "Port %d of %s is taken; -D%s=... takes another."
                  .formatted(wanted, address, property));
    } catch (IOException e) {
      return Optional.of("Port %d of %s: %s".formatted(wanted, address, e.getMessage()));
    }
  }

  private static InetAddress address(Properties properties) {
    String given = properties.getProperty(ADDRESS, "");
    try {
      return given.isEmpty() ? ListenAddress.free().address() : InetAddress.getByName(given);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "-D%s=%s is no address of this machine.".formatted(ADDRESS, given), e);
    }
  }

  private static int port(Properties properties, String name) {
    String given = properties.getProperty(name, "");
    if (given.isEmpty()) {
      return USUAL.getOrDefault(name, 0);
    }
    if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65_535) {
      throw new IllegalArgumentException(
          "-D%s=%s is no port; it must be 1 to 65535, or 0 for any free one."
              .formatted(name, given));
    }
    return Integer.parseInt(given);
  }
}
