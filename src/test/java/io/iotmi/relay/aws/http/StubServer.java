package io.iotmi.relay.aws.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A loopback server that keeps what it was sent and answers as its script says. */
public final class StubServer implements AutoCloseable {
  private static final String PREFIX = "/connector-event/";
  private static final String ID_OF_THE_PATH = "${id}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  public StubServer(HttpHandler script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            received.add(Received.of(exchange));
            script.handle(exchange);
          }
        });
    server.start();
  }

  /** Answers the attempts in turn, the last one again and again. */
  public static StubServer answering(Reply... replies) throws IOException {
    int[] turn = {0};
    return new StubServer(
        exchange -> {
          Reply reply;
          synchronized (turn) {
            reply = replies[Math.min(turn[0]++, replies.length - 1)];
          }
          reply.to(exchange);
        });
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Received> received() {
    return Collections.unmodifiableList(received);
  }

  public Received last() {
    return received.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What to answer. */
  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply of(int status, String type) {
      return new Reply(status, Map.of("x-amzn-errortype", type), "{\"message\":\"quoted secret\"}");
    }

    public static Reply of(int status) {
      return new Reply(status, Map.of(), "{}");
    }

    /** The answer of the contract: it echoes the connector's id. */
    public static Reply accepted() {
      return new Reply(202, Map.of(), "{\"ConnectorId\":\"" + ID_OF_THE_PATH + "\"}");
    }

    public void to(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      String id =
          path.contains(PREFIX) ? path.substring(path.indexOf(PREFIX) + PREFIX.length()) : "";
      byte[] bytes =
          body.replace(ID_OF_THE_PATH, id.replace("\r\n", "\\r\\n"))
              .getBytes(StandardCharsets.UTF_8);
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  /** A request; header names are in lower case. */
  public record Received(
      String method, String path, Map<String, String> headers, byte[] body, int port) {
    static Received of(HttpExchange exchange) throws IOException {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((n, v) -> headers.put(n.toLowerCase(Locale.ROOT), String.join(",", v)));
      return new Received(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getRawPath(),
          headers,
          exchange.getRequestBody().readAllBytes(),
          exchange.getRemoteAddress().getPort());
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public String signedHeaders() {
      return header("authorization").replaceFirst(".*SignedHeaders=([^,]*),.*", "$1");
    }
  }
}
