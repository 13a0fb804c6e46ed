package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.iotmi.relay.local.wire.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of managed integrations. Accepts only what is rightly signed and within the service
 * model. Thread-safe.
 */
public final class EndpointStandIn implements AutoCloseable {
  private final StandInSettings settings;
  private final RequestValidator judge;
  private final Faults faults = new Faults();
  private final AtomicInteger count = new AtomicInteger();
  private final List<ReceivedRequest> requests = new ArrayList<>();
  private volatile Watch watch = request -> {};
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private EndpointStandIn(StandInSettings settings, HttpServer server) {
    this.settings = settings;
    this.judge = new RequestValidator(settings);
    this.server = server;
  }

  /** Listens on a free port of the loopback address. */
  public static EndpointStandIn start(StandInSettings settings) {
    return start(ListenAddress.free(), settings);
  }

  public static EndpointStandIn start(ListenAddress address, StandInSettings settings) {
    try {
      HttpServer server = HttpServer.create(address.socket(), 0);
      EndpointStandIn standIn = new EndpointStandIn(settings, server);
      server.setExecutor(standIn.threads);
      server.createContext("/", standIn::handle);
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return URI.create("http://" + ListenAddress.authority(server.getAddress()));
  }

  /** All that came, in the order in which it was decided on. */
  public List<ReceivedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Drops what came so far, for runs that are too long to keep it. */
  public void forget() {
    synchronized (requests) {
      requests.clear();
    }
  }

  /** From now on this one sees every request. */
  public void watch(Watch ofEachRequest) {
    watch = ofEachRequest;
  }

  public List<ReceivedRequest> accepted() {
    return requests().stream().filter(ReceivedRequest::accepted).toList();
  }

  public Faults faults() {
    return faults;
  }

  /** Takes the place of the quota in force, with a full bucket; null lifts it. */
  public void quota(@Nullable Quota quota) {
    judge.quota(quota);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Instant at = settings.clock().instant();
    try (exchange) {
      RawRequest request = RawRequest.of(exchange);
      JsonNode body = request.json();
      List<FaultAction> actions = faults.of(count.incrementAndGet(), body);
      pause(actions);
      FaultAction action =
          actions.stream()
              .filter(one -> !(one instanceof FaultAction.Delay))
              .findFirst()
              .orElse(null);
      if (action instanceof FaultAction.ResetBefore || action instanceof FaultAction.Silence) {
        record(at, request, body, ReceivedRequest.UNANSWERED, null, action);
        if (action instanceof FaultAction.Silence(Duration duration)) {
          pause(duration);
        }
        return;
      }
      if (action instanceof FaultAction.Verbatim answer) {
        record(at, request, body, answer.code(), null, action);
        EndpointAnswer.verbatim(exchange, answer);
        return;
      }
      FaultAction.Status ordered = action instanceof FaultAction.Status status ? status : null;
      Optional<Refusal> refusal = judge.refusal(request, body, ordered);
      if (refusal.isPresent()) {
        record(at, request, body, refusal.get().status(), refusal.get(), action);
        EndpointAnswer.refused(exchange, refusal.get());
        return;
      }
      watch.answering(record(at, request, body, 202, null, action));
      String id = RequestValidator.connectorId(request.path());
      switch (action) {
        case FaultAction.ResetAfter _ -> {}
        case FaultAction.Truncated _ -> EndpointAnswer.truncated(exchange, id);
        case FaultAction.Garbage _ -> EndpointAnswer.garbage(exchange);
        case FaultAction.WrongType _ -> EndpointAnswer.wrongType(exchange);
        case FaultAction.SlowAnswer(Duration duration) -> {
          pause(duration);
          EndpointAnswer.accepted(exchange, id);
        }
        case null -> EndpointAnswer.accepted(exchange, id);
        case FaultAction.Delay _,
            FaultAction.Status _,
            FaultAction.Verbatim _,
            FaultAction.ResetBefore _,
            FaultAction.Silence _ ->
            throw new IllegalStateException("already dealt with");
      }
    }
  }

  private ReceivedRequest record(
      Instant at,
      RawRequest request,
      JsonNode body,
      int status,
      @Nullable Refusal refusal,
      @Nullable FaultAction fault) {
    String id = RequestValidator.connectorId(request.path());
    ReceivedRequest received =
        new ReceivedRequest(
            at,
            id,
            request.path(),
            body,
            request.headers(),
            status,
            refusal == null ? null : refusal.type(),
            refusal == null ? null : refusal.message(),
            fault);
    synchronized (requests) {
      requests.add(received);
      watch.decided(received);
    }
    return received;
  }

  private void pause(List<FaultAction> actions) {
    Duration pause = settings.latency();
    for (FaultAction action : actions) {
      if (action instanceof FaultAction.Delay delay) {
        pause = pause.plus(delay.duration());
      }
    }
    pause(pause);
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
