package io.iotmi.relay.local.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Passes requests on, counts them by the operation they name, can hold them up, and lets a {@link
 * Interceptor} come between.
 */
public final class CountingProxy implements AutoCloseable {
  private static final String OPERATION = "X-Amz-Target";

  /** Headers that belong to one connection and are set anew for the next. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final URI target;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private volatile Duration latency = Duration.ZERO;
  private volatile Interceptor interceptor = (call, onward) -> onward.send(call.body());

  /** Listens on a free port of the loopback address. */
  public CountingProxy(URI target) {
    this(ListenAddress.free(), target);
  }

  /** Listens there for what is to be passed on to the target. */
  public CountingProxy(ListenAddress address, URI target) {
    this.target = target;
    try {
      server = HttpServer.create(address.socket(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  public URI uri() {
    return URI.create("http://" + ListenAddress.authority(server.getAddress()));
  }

  public Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((operation, count) -> sums.put(operation, count.sum()));
    return sums;
  }

  public void resetCounts() {
    counts.clear();
  }

  public void latency(Duration ofEachRequest) {
    latency = ofEachRequest;
  }

  /** From now on every request goes this way. */
  public void interceptor(Interceptor ofEachRequest) {
    interceptor = ofEachRequest;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String operation = count(exchange);
      Thread.sleep(latency);
      String token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
      Interceptor.Call call = new Interceptor.Call(operation, token == null ? "" : token, body);
      Optional<Interceptor.Answer> answer =
          interceptor.pass(call, changed -> onward(exchange, changed));
      if (answer.isPresent()) {
        exchange.getResponseHeaders().putAll(answer.get().headers());
        byte[] text = answer.get().body();
        exchange.sendResponseHeaders(answer.get().status(), text.length == 0 ? -1 : text.length);
        if (text.length > 0) {
          exchange.getResponseBody().write(text);
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Interceptor.Answer> onward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.keySet().removeIf(name -> !ofTheMessage(name));
    return Optional.of(new Interceptor.Answer(response.statusCode(), headers, response.body()));
  }

  /** Gives the operation, or "" where the request names none. */
  private String count(HttpExchange exchange) {
    String operation = exchange.getRequestHeaders().getFirst(OPERATION);
    if (operation == null) {
      return "";
    }
    String name = operation.substring(operation.lastIndexOf('.') + 1);
    counts.computeIfAbsent(name, unseen -> new LongAdder()).increment();
    return name;
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (ofTheMessage(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static boolean ofTheMessage(String header) {
    return OF_THE_CONNECTION.stream().noneMatch(header::equalsIgnoreCase);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
