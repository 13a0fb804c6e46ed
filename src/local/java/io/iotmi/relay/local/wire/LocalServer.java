package io.iotmi.relay.local.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server; each request has a virtual thread of its own. */
public final class LocalServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  /** Listens on a free port of the loopback address. */
  public static LocalServer start(Handler handler) {
    return start(ListenAddress.free(), handler);
  }

  public static LocalServer start(ListenAddress address, Handler handler) {
    try {
      LocalServer local = new LocalServer(HttpServer.create(address.socket(), 0));
      local.server.setExecutor(local.threads);
      local.server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              handler.handle(exchange, exchange.getRequestBody().readAllBytes());
            }
          });
      local.server.start();
      return local;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + address.socket(), e);
    }
  }

  /** {@code host:port}. */
  public String authority() {
    return ListenAddress.authority(server.getAddress());
  }

  public String url() {
    return "http://" + authority();
  }

  /** Sends a whole answer. */
  public static void reply(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Answers one request; a handler that returns without an answer drops the connection. */
  @FunctionalInterface
  public interface Handler {
    void handle(HttpExchange exchange, byte[] body) throws IOException;
  }
}
