package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.stage.send.pace.SendSlots;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a request of one dispatch out once the runtime has a free place and a start for it and there
 * is time left. Tells the runtime's slots how many are still to come. Thread-safe.
 */
final class RequestGate implements AutoCloseable {
  private static final SendResult OUT_OF_TIME =
      new SendResult(new SendResult.Answer.OutOfTime(), 0, 0);
  private static final SendResult HELD_BACK =
      new SendResult(new SendResult.Answer.HeldBack(), 0, 0);
  private static final SendResult UNREGISTERED =
      new SendResult(
          new SendResult.Answer.ConnectorNotFound("no connector is registered yet"), 0, 0);

  private final EventSender sender;
  private final SendSlots slots;
  private final Semaphore places;
  private final Deadline latestStart;
  private final Deadline deadline;

  /** Announced to the slots and not yet asked for. */
  private final AtomicInteger announced = new AtomicInteger();

  /**
   * Connectors that the endpoint does not know. Their other requests are not sent, because they
   * would only use up the quota.
   */
  private final Set<String> notFound = ConcurrentHashMap.newKeySet();

  /**
   * @param places shared by all dispatches of the runtime
   * @param latestStart no request starts after it
   * @param deadline by which requests that have started are over
   */
  RequestGate(
      EventSender sender,
      SendSlots slots,
      Semaphore places,
      Deadline latestStart,
      Deadline deadline) {
    this.sender = sender;
    this.slots = slots;
    this.places = places;
    this.latestStart = latestStart;
    this.deadline = deadline;
  }

  boolean closed() {
    return latestStart.passed();
  }

  /** These are to come. */
  void expect(Collection<PlannedRequest> requests) {
    announce(waiting(requests));
  }

  /** These do not come after all. */
  void forget(Collection<PlannedRequest> requests) {
    announce(-waiting(requests));
  }

  private void announce(int requests) {
    announced.addAndGet(requests);
    slots.expect(requests);
  }

  private static int waiting(Collection<PlannedRequest> requests) {
    return (int)
        requests.stream()
            .filter(request -> !isUrgent(request) && request.request().hasConnector())
            .count();
  }

  private static boolean isUrgent(PlannedRequest request) {
    return request.request().operation().isUrgent();
  }

  SendResult send(PlannedRequest request) {
    if (!request.request().hasConnector()) {
      return UNREGISTERED;
    }
    if (closed() || !enter(request)) {
      forget(List.of(request));
      return OUT_OF_TIME;
    }
    try {
      if (isHeldBack(request)) {
        forget(List.of(request));
        return HELD_BACK;
      }
      announced.addAndGet(-waiting(List.of(request)));
      if (!slots.await(isUrgent(request), latestStart)) {
        return OUT_OF_TIME;
      }
      return isHeldBack(request) ? HELD_BACK : sendNow(request);
    } catch (RuntimeException | Error e) {
      // A bug, or a class that cannot be loaded: the events go back to where they came from. The
      // message stays out, it may quote an event.
      return new SendResult(new SendResult.Answer.Unavailable(e.getClass().getName()), 0, 0);
    } finally {
      leave(request);
    }
  }

  private SendResult sendNow(PlannedRequest request) {
    SendResult result = sender.send(request.request(), request.xrayHeader(), deadline);
    if (result.answer() instanceof SendResult.Answer.ConnectorNotFound) {
      notFound.add(request.request().connectorId());
    }
    return result;
  }

  private boolean isHeldBack(PlannedRequest request) {
    return notFound.contains(request.request().connectorId());
  }

  /** Urgent requests need no place: others hold theirs while they wait for a start. */
  private boolean enter(PlannedRequest request) {
    try {
      return isUrgent(request)
          || places.tryAcquire(
              TimeUnit.NANOSECONDS.convert(latestStart.left()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void leave(PlannedRequest request) {
    if (!isUrgent(request)) {
      places.release();
    }
  }

  /** Whatever happened to the lanes, nothing more is to come. */
  @Override
  public void close() {
    announce(-announced.get());
  }
}
