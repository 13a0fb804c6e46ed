package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.PlannedRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a request out once the runtime has a free place for it and there is time left.
 *
 * @param places shared by all dispatches of the runtime
 * @param pending requests of this dispatch that did not ask to start yet
 */
record RequestGate(EventSender sender, Semaphore places, Deadline deadline, AtomicInteger pending) {
  private static final SendResult OUT_OF_TIME =
      new SendResult(new SendResult.Answer.OutOfTime(), 0, 0);

  boolean closed() {
    return deadline.passed();
  }

  SendResult send(PlannedRequest request) {
    Following following = new Following(pending);
    try {
      return closed() || !enter() ? OUT_OF_TIME : sendNow(request, following);
    } finally {
      following.countOff();
    }
  }

  private SendResult sendNow(PlannedRequest request, Following following) {
    try {
      return closed()
          ? OUT_OF_TIME
          : sender.send(request.request(), request.xrayHeader(), deadline, following);
    } catch (RuntimeException | Error e) {
      // A bug, or a class that cannot be loaded: the events go back to where they came from. The
      // message stays out, it may quote an event.
      return new SendResult(new SendResult.Answer.Unavailable(e.getClass().getName()), 0, 0);
    } finally {
      places.release();
    }
  }

  private boolean enter() {
    try {
      return places.tryAcquire(TimeUnit.NANOSECONDS.convert(deadline.left()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
