package io.iotmi.relay.local.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API for one function process. As many invocations are in flight as the runtime
 * asks for events, which is one unless {@code AWS_LAMBDA_MAX_CONCURRENCY} is set. See
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
public final class RuntimeApi implements Invoker, AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";

  private final String functionArn;
  private final BiConsumer<String, byte[]> arrivals;
  private final LinkedBlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Pending> open = new ConcurrentHashMap<>();
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final CompletableFuture<String> wanted = new CompletableFuture<>();
  private final CompletableFuture<InvocationResult> gone = new CompletableFuture<>();
  private final LocalServer server;

  private RuntimeApi(String functionArn, BiConsumer<String, byte[]> arrivals) {
    this.functionArn = functionArn;
    this.arrivals = arrivals;
    this.server = LocalServer.start(this::handle);
  }

  public static RuntimeApi start(String functionArn) {
    return start(functionArn, (requestId, event) -> {});
  }

  /**
   * Starts to listen.
   *
   * @param arrivals told of each event by its request id, before the function gets it
   */
  static RuntimeApi start(String functionArn, BiConsumer<String, byte[]> arrivals) {
    return new RuntimeApi(functionArn, arrivals);
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  public String authority() {
    return server.authority();
  }

  /**
   * Completes with "" when the runtime first asks for an event or is ready for its snapshot, or
   * with the text of its init error.
   */
  CompletableFuture<String> ready() {
    return ready;
  }

  /** Ends every open and later invocation with this error. */
  void end(String type, String message) {
    gone.complete(InvocationResult.error(type, message));
  }

  @Override
  public InvocationResult invoke(byte[] event, Duration timeout, @Nullable String traceHeader) {
    Pending pending =
        new Pending(
            UUID.randomUUID().toString(),
            event,
            timeout,
            traceHeader,
            new CompletableFuture<>(),
            new CompletableFuture<>());
    arrivals.accept(pending.id, event);
    open.put(pending.id, pending);
    waiting.add(pending);
    wanted.complete(pending.id);
    try {
      CompletableFuture.anyOf(pending.taken, gone).get();
      Object answer =
          CompletableFuture.anyOf(pending.result, gone)
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return (InvocationResult) answer;
    } catch (TimeoutException e) {
      return InvocationResult.error(
          "Sandbox.Timedout", "Task timed out after " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return InvocationResult.error("Sandbox.Interrupted", "the caller stopped waiting");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      open.remove(pending.id);
    }
  }

  private void handle(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(INVOCATION + "next")) {
      next(exchange);
    } else if (path.equals(ROOT + "restore/next")) {
      restore(exchange);
    } else if (path.equals(ROOT + "init/error")) {
      ready.complete("init error: " + new String(body, StandardCharsets.UTF_8));
      accept(exchange);
    } else if (path.equals(ROOT + "restore/error")) {
      end("Runtime.RestoreError", "the hooks after the restore failed");
      accept(exchange);
    } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
      finish(exchange, path, "/response", new InvocationResult(body, false));
    } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
      finish(exchange, path, "/error", new InvocationResult(body, true));
    } else {
      LocalServer.reply(exchange, 404, "application/json", new byte[0]);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete("");
    Pending pending;
    try {
      pending = waiting.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", pending.id);
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + pending.timeout.toMillis()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    if (pending.traceHeader != null) {
      headers.set("Lambda-Runtime-Trace-Id", pending.traceHeader);
    }
    pending.taken.complete(pending.id);
    LocalServer.reply(exchange, 200, "application/json", pending.event);
  }

  /** The function lies in its snapshot until an event wants it. */
  private void restore(HttpExchange exchange) throws IOException {
    ready.complete("");
    var _ = wanted.join();
    LocalServer.reply(exchange, 200, "application/json", new byte[0]);
  }

  private void finish(HttpExchange exchange, String path, String end, InvocationResult result)
      throws IOException {
    String id = path.substring(INVOCATION.length(), path.length() - end.length());
    Pending pending = open.get(id);
    accept(exchange);
    if (pending != null) {
      pending.result.complete(result);
    }
  }

  private static void accept(HttpExchange exchange) throws IOException {
    byte[] ok = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
    LocalServer.reply(exchange, 202, "application/json", ok);
  }

  @Override
  public void close() {
    end("Runtime.ExitError", "the runtime was stopped");
    wanted.complete("");
    server.close();
  }

  private record Pending(
      String id,
      byte[] event,
      Duration timeout,
      @Nullable String traceHeader,
      CompletableFuture<String> taken,
      CompletableFuture<InvocationResult> result) {}
}
