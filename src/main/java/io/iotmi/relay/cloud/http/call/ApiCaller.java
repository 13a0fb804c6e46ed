package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply.Answered;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.api.Authorization;
import io.iotmi.relay.vendor.api.TokenCall;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sends requests of one vendor, authorized and within its limits. Thread-safe. */
public final class ApiCaller {
  private final Api api;
  private final ApiAddress address;
  private final Authorizer authorizer;
  private final Tokens tokens;
  private final OwnSecret secret;

  public ApiCaller(
      Api api,
      ApiAddress address,
      Authorizer authorizer,
      VendorHttp http,
      RequestBudget budget,
      OwnSecret secret) {
    this.api = api;
    this.address = address;
    this.authorizer = authorizer;
    this.tokens = new Tokens(new LimitedHttp(http, budget, api.limits(), api.timeout()));
    this.secret = secret;
  }

  /**
   * Sends one request. A token that was had for a credential and is no longer good is replaced
   * once.
   *
   * @param expired whether an answer says that the token is not good
   */
  public CloudAnswer<Answered> send(
      Purpose purpose, ApiRequest request, Predicate<Answered> expired) {
    if (request.link() != null && address.allowed(request.link()) == null) {
      return refused(
          Refusal.UNREADABLE, purpose.what() + ": a link leads to a host that is not allowed");
    }
    Authorization how = authorization(purpose.access());
    if (how == null) {
      return refused(
          Refusal.NOT_OFFERED, purpose.what() + ": the folder has no such authorization");
    }
    CloudAnswer<Answered> answer = once(purpose, request, how);
    if (how.token() == null
        || !(answer instanceof CloudAnswer.Got<Answered>(Answered reply))
        || !expired.test(reply)) {
      return answer;
    }
    tokens.forget(purpose);
    return once(purpose, request, how);
  }

  private CloudAnswer<Answered> once(Purpose purpose, ApiRequest request, Authorization how) {
    Json.Obj own = own(purpose, how);
    return token(purpose, how, own)
        .then(
            token ->
                tokens.send(
                    purpose,
                    token,
                    t ->
                        authorizer.call(
                            address(purpose.access()), request, how, purpose.access(), own, t)));
  }

  /** Ends an access, where the folder says how. */
  public Optional<CloudAnswer<Answered>> revoke(Purpose purpose) {
    Authorization how = authorization(purpose.access());
    TokenCall call = how == null ? null : how.revocation();
    if (how == null || call == null) {
      return Optional.empty();
    }
    Json.Obj own = own(purpose, how);
    return Optional.of(
        token(purpose, how, own)
            .then(token -> tokens.send(purpose, token, t -> called(purpose, call, how, own, t))));
  }

  private CloudAnswer<String> token(Purpose purpose, Authorization how, Json.Obj own) {
    TokenCall call = how.token();
    return tokens.token(
        purpose,
        call,
        token -> {
          if (call == null) {
            throw new Filling.Missing("no token is had for such an access");
          }
          return called(purpose, call, how, own, token);
        });
  }

  private VendorHttp.Call called(
      Purpose purpose, TokenCall call, Authorization how, Json.Obj own, String token)
      throws Filling.Missing {
    return authorizer.call(address(purpose.access()), call, how, purpose.access(), own, token);
  }

  /** Null where the folder says nothing of such an access. */
  private @Nullable Authorization authorization(AccessValues access) {
    return access.general() ? api.general() : api.oauth();
  }

  private ApiAddress address(AccessValues access) throws Filling.Missing {
    Optional<String> named = access.named(api.origin());
    ApiAddress at = named.isEmpty() ? address : address.at(named.get());
    if (at == null) {
      throw new Filling.Missing("the access names a host that the folder does not allow");
    }
    return at;
  }

  private Json.Obj own(Purpose purpose, Authorization how) {
    return how.holdsSecret()
        ? AccessValues.object(secret.text(purpose.deadline()).orElse(""))
        : Json.Obj.EMPTY;
  }

  private static <T> CloudAnswer<T> refused(Refusal refusal, String detail) {
    return new CloudAnswer.Refused<>(refusal, detail);
  }
}
