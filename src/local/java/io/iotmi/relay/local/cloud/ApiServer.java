package io.iotmi.relay.local.cloud;

import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.wire.ListenAddress;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the requests to the API of a vendor, slowly or wrongly where it is told to. */
final class ApiServer implements AutoCloseable {
  private final VendorShape shape;
  private final CloudState state;
  private final List<ApiCall> calls = new ArrayList<>();
  private final Deque<ApiFault> faults = new ArrayDeque<>();
  private final LocalServer server;
  private volatile Duration latency = Duration.ZERO;

  ApiServer(VendorShape shape, CloudState state) {
    this.shape = shape;
    this.state = state;
    this.server = LocalServer.start(ListenAddress.free(), this::handle);
  }

  URI uri() {
    return URI.create(server.url());
  }

  void latency(Duration time) {
    latency = time;
  }

  /** Befalls the next request, after those that were set before. */
  synchronized void once(ApiFault fault) {
    faults.add(fault);
  }

  /** Requests so far, in the order of their arrival. */
  synchronized List<ApiCall> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange, byte[] body) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
    ApiCall call =
        new ApiCall(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestURI().toString(),
            headers,
            body);
    ApiFault fault = received(call);
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    ApiReply reply = fault == null ? answered(call) : faulty(fault, call);
    if (reply != null) {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      LocalServer.reply(exchange, reply.status(), reply.contentType(), reply.body());
    }
  }

  private synchronized @Nullable ApiFault received(ApiCall call) {
    calls.add(call);
    return faults.poll();
  }

  private ApiReply answered(ApiCall call) {
    return shape
        .open(call, state)
        .orElseGet(
            () ->
                !state.expired() && shape.authorized(call, state)
                    ? shape.answer(call, state)
                    : shape.unauthorized());
  }

  /** Null for a connection that ends without an answer. */
  private @Nullable ApiReply faulty(ApiFault fault, ApiCall call) {
    return switch (fault) {
      case ERROR -> ApiReply.html(500, "Internal Server Error");
      case UNAVAILABLE_PAGE -> ApiReply.html(503, "Service Unavailable");
      case PAGE -> ApiReply.html(200, "Maintenance");
      case THROTTLED ->
          new ApiReply(
              429,
              "application/json",
              Map.of("Retry-After", "1"),
              "{}".getBytes(StandardCharsets.UTF_8));
      case EXPIRED -> shape.unauthorized();
      case DROPPED -> null;
      case ANSWER_LOST -> {
        answered(call);
        yield null;
      }
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
