package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply.Answered;
import io.iotmi.relay.vendor.api.TokenCall;
import org.jspecify.annotations.Nullable;

/** The token of an access: the user's own, or one that a credential is exchanged for. */
final class Tokens {
  private final LimitedHttp http;
  private final TokenMint mint = new TokenMint();

  Tokens(LimitedHttp http) {
    this.http = http;
  }

  /** A call that was made with a token, or with none. */
  @FunctionalInterface
  interface Calls {
    VendorHttp.Call with(String token) throws Filling.Missing;
  }

  /**
   * The token; empty where the access needs none.
   *
   * @param how null where no token is had
   * @param call asks for one
   */
  CloudAnswer<String> token(Purpose purpose, @Nullable TokenCall how, Calls call) {
    if (how == null) {
      String own = purpose.access().token();
      return new CloudAnswer.Got<>(own == null ? "" : own);
    }
    String known = mint.known(purpose.access().fingerprint(), purpose.now());
    if (known != null) {
      return new CloudAnswer.Got<>(known);
    }
    Purpose asking = purpose.named(purpose.what() + ", token");
    CloudAnswer<String> token = send(asking, "", call).then(reply -> minted(asking, how, reply));
    // Whatever became of it, the request itself was not sent.
    return token instanceof CloudAnswer.Unavailable<String>(var outage, var detail, _, var after)
        ? new CloudAnswer.Unavailable<>(outage, detail, false, after)
        : token;
  }

  private CloudAnswer<String> minted(Purpose purpose, TokenCall how, Answered reply) {
    if (!Statuses.success(reply.status()) && reply.status() != 400) {
      return Statuses.meaning(purpose.what(), reply, purpose.now());
    }
    String token =
        Statuses.success(reply.status())
            ? mint.keep(purpose.access().fingerprint(), how, reply, purpose.now())
            : null;
    return token == null
        ? new CloudAnswer.Refused<>(
            Refusal.UNAUTHORIZED, purpose.what() + ": the vendor gives none")
        : new CloudAnswer.Got<>(token);
  }

  void forget(Purpose purpose) {
    mint.forget(purpose.access().fingerprint());
  }

  /** Sends the call that is made with the token. */
  CloudAnswer<Answered> send(Purpose purpose, String token, Calls call) {
    try {
      return http.send(purpose, call.with(token));
    } catch (Filling.Missing e) {
      return new CloudAnswer.Refused<>(
          Refusal.UNAUTHORIZED, purpose.what() + ": " + e.getMessage());
    }
  }
}
