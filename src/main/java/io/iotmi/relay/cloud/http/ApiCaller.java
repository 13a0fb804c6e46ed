package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.VendorHttp.Reply;
import io.iotmi.relay.cloud.http.VendorHttp.Reply.Answered;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.api.Authorization;
import io.iotmi.relay.vendor.api.TokenCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sends requests of one vendor, authorized and within its limits. Thread-safe. */
final class ApiCaller {
  private final Api api;
  private final ApiAddress address;
  private final Authorizer authorizer;
  private final VendorHttp http;
  private final RequestBudget budget;
  private final OwnSecret secret;
  private final Holds holds = new Holds();
  private final TokenMint mint = new TokenMint();

  ApiCaller(
      Api api,
      ApiAddress address,
      Authorizer authorizer,
      VendorHttp http,
      RequestBudget budget,
      OwnSecret secret) {
    this.api = api;
    this.address = address;
    this.authorizer = authorizer;
    this.http = http;
    this.budget = budget;
    this.secret = secret;
  }

  /** Null where the folder says nothing of such an access. */
  @Nullable Authorization authorization(AccessValues access) {
    return access.general() ? api.general() : api.oauth();
  }

  /**
   * Sends one request. A token that was had for a credential and is no longer good is replaced
   * once.
   *
   * @param user whose limits count; null where it is not known
   * @param expired whether an answer says that the token is not good
   */
  CloudAnswer<Answered> send(
      String what,
      ApiRequest request,
      AccessValues access,
      @Nullable String user,
      Predicate<Answered> expired,
      Deadline deadline) {
    if (request.link() != null && address.allowed(request.link()) == null) {
      return refused(Refusal.UNREADABLE, what + ": a link leads to a host that is not allowed");
    }
    Authorization how = authorization(access);
    if (how == null) {
      return refused(Refusal.NOT_OFFERED, what + ": the folder has no such authorization");
    }
    CloudAnswer<Answered> answer = once(what, request, how, access, user, deadline);
    if (how.token() == null
        || !(answer instanceof CloudAnswer.Got<Answered>(Answered reply))
        || !expired.test(reply)) {
      return answer;
    }
    mint.forget(access.fingerprint());
    return once(what, request, how, access, user, deadline);
  }

  private CloudAnswer<Answered> once(
      String what,
      ApiRequest request,
      Authorization how,
      AccessValues access,
      @Nullable String user,
      Deadline deadline) {
    Json.Obj own = own(how, deadline);
    return switch (token(what, how, access, own, user, deadline)) {
      case CloudAnswer.Got<String>(String token) -> {
        VendorHttp.Call call;
        try {
          call = authorizer.call(address(access), request, how, access, own, token);
        } catch (Filling.Missing e) {
          yield refused(Refusal.UNAUTHORIZED, what + ": " + e.getMessage());
        }
        yield answered(what, call, access, user, deadline);
      }
      case CloudAnswer.Refused<String>(Refusal refusal, String detail) -> refused(refusal, detail);
      case CloudAnswer.Unavailable<String>(Outage outage, String detail, _, Duration after) ->
          new CloudAnswer.Unavailable<>(outage, detail, false, after);
    };
  }

  /** The token that goes with the access; empty where there is none. */
  private CloudAnswer<String> token(
      String what,
      Authorization how,
      AccessValues access,
      Json.Obj own,
      @Nullable String user,
      Deadline deadline) {
    TokenCall call = how.token();
    if (call == null) {
      String token = access.token();
      return new CloudAnswer.Got<>(token == null ? "" : token);
    }
    String known = mint.known(access.fingerprint(), now(deadline));
    if (known != null) {
      return new CloudAnswer.Got<>(known);
    }
    return switch (tokenCall(what + ", token", call, how, access, own, "", user, deadline)) {
      case CloudAnswer.Got<Answered>(Answered reply) -> {
        String token =
            Statuses.success(reply.status())
                ? mint.keep(access.fingerprint(), call, reply, now(deadline))
                : null;
        yield token != null
            ? new CloudAnswer.Got<>(token)
            : Statuses.success(reply.status()) || reply.status() == 400
                ? refused(Refusal.UNAUTHORIZED, what + ": the vendor gives no token")
                : Statuses.meaning(what + ", token", reply, now(deadline));
      }
      case CloudAnswer.Refused<Answered>(Refusal refusal, String detail) ->
          refused(refusal, detail);
      case CloudAnswer.Unavailable<Answered>(var outage, var detail, var sent, var after) ->
          new CloudAnswer.Unavailable<>(outage, detail, sent, after);
    };
  }

  /** Ends an access, where the folder says how. */
  Optional<CloudAnswer<Answered>> revoke(
      String what, AccessValues access, @Nullable String user, Deadline deadline) {
    Authorization how = authorization(access);
    TokenCall call = how == null ? null : how.revocation();
    if (how == null || call == null) {
      return Optional.empty();
    }
    Json.Obj own = own(how, deadline);
    return Optional.of(
        switch (token(what, how, access, own, user, deadline)) {
          case CloudAnswer.Got<String>(String token) ->
              tokenCall(what, call, how, access, own, token, user, deadline);
          case CloudAnswer.Refused<String>(var refusal, var detail) -> refused(refusal, detail);
          case CloudAnswer.Unavailable<String>(var outage, var detail, var sent, var after) ->
              new CloudAnswer.Unavailable<>(outage, detail, sent, after);
        });
  }

  private CloudAnswer<Answered> tokenCall(
      String what,
      TokenCall call,
      Authorization how,
      AccessValues access,
      Json.Obj own,
      String token,
      @Nullable String user,
      Deadline deadline) {
    try {
      return answered(
          what,
          authorizer.call(address(access), call, how, access, own, token),
          access,
          user,
          deadline);
    } catch (Filling.Missing e) {
      return refused(Refusal.UNAUTHORIZED, what + ": " + e.getMessage());
    }
  }

  private CloudAnswer<Answered> answered(
      String what,
      VendorHttp.Call call,
      AccessValues access,
      @Nullable String user,
      Deadline deadline) {
    String whose = access.fingerprint();
    Optional<Duration> wait = holds.left(whose, now(deadline));
    if (wait.isEmpty() && !api.limits().isEmpty()) {
      wait = budget.take(user == null ? whose : user, api.limits(), deadline);
    }
    if (wait.isPresent()) {
      return new CloudAnswer.Unavailable<>(
          Outage.THROTTLED, what + ": no request is left for now", false, wait.get());
    }
    Deadline end = deadline.within(api.timeout());
    if (end.passed()) {
      return new CloudAnswer.Unavailable<>(
          Outage.TIMED_OUT, what + ": no time is left", false, null);
    }
    return switch (http.send(call, end)) {
      case Answered reply -> {
        Duration after = Statuses.retryAfter(reply, now(deadline));
        if (reply.status() == 429 && after != null) {
          holds.hold(whose, after, now(deadline));
        }
        yield new CloudAnswer.Got<>(reply);
      }
      case Reply.Failed(Outage outage, boolean sent, String reason) ->
          new CloudAnswer.Unavailable<>(outage, what + ": " + reason, sent, null);
    };
  }

  private ApiAddress address(AccessValues access) throws Filling.Missing {
    Optional<String> named = access.named(api.origin());
    ApiAddress at = named.isEmpty() ? address : address.at(named.get());
    if (at == null) {
      throw new Filling.Missing("the access names a host that the folder does not allow");
    }
    return at;
  }

  private Json.Obj own(Authorization how, Deadline deadline) {
    return how.holdsSecret()
        ? AccessValues.object(secret.text(deadline).orElse(""))
        : Json.Obj.EMPTY;
  }

  private static Instant now(Deadline deadline) {
    return deadline.clock().instant();
  }

  private static <T> CloudAnswer<T> refused(Refusal refusal, String detail) {
    return new CloudAnswer.Refused<>(refusal, detail);
  }
}
