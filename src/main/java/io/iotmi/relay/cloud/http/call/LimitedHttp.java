package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply.Answered;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.vendor.api.Api.RequestLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends calls as often as the vendor wants them, and no longer than one may take. Thread-safe. */
final class LimitedHttp {
  private final VendorHttp http;
  private final RequestBudget budget;
  private final List<RequestLimit> limits;
  private final Duration timeout;
  private final Holds holds = new Holds();

  LimitedHttp(VendorHttp http, RequestBudget budget, List<RequestLimit> limits, Duration timeout) {
    this.http = http;
    this.budget = budget;
    this.limits = List.copyOf(limits);
    this.timeout = timeout;
  }

  CloudAnswer<Answered> send(Purpose purpose, VendorHttp.Call call) {
    String whose = purpose.access().fingerprint();
    Optional<Duration> wait = holds.left(whose, purpose.now());
    if (wait.isEmpty() && !limits.isEmpty()) {
      String user = purpose.user();
      wait = budget.take(user == null ? whose : user, limits, purpose.deadline());
    }
    if (wait.isPresent()) {
      return new CloudAnswer.Unavailable<>(
          Outage.THROTTLED, purpose.what() + ": no request is left for now", false, wait.get());
    }
    Deadline end = purpose.deadline().within(timeout);
    if (end.passed()) {
      return new CloudAnswer.Unavailable<>(
          Outage.TIMED_OUT, purpose.what() + ": no time is left", false, null);
    }
    return switch (http.send(call, end)) {
      case Answered reply -> {
        Duration after = Statuses.retryAfter(reply, purpose.now());
        if (reply.status() == 429 && after != null) {
          holds.hold(whose, after, purpose.now());
        }
        yield new CloudAnswer.Got<>(reply);
      }
      case Reply.Failed(Outage outage, boolean sent, String reason) ->
          new CloudAnswer.Unavailable<>(outage, purpose.what() + ": " + reason, sent, null);
    };
  }
}
