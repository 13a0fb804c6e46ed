package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.http.call.ApiRequest;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply.Answered;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Requests that one evaluation asked for: side by side where they only read, else in their order.
 */
final class Round {
  /** A vendor takes more for an attack sooner than for haste. */
  private static final int SIDE_BY_SIDE = 6;

  private final Conversation conversation;
  private final List<ApiRequest> requests;

  Round(Conversation conversation, List<ApiRequest> requests) {
    this.conversation = conversation;
    this.requests = requests;
  }

  /**
   * An answer as expressions see it.
   *
   * @param json the body; null in JSON's sense where there is none
   */
  record Body(Json json, JsonMembers members) {
    /** Of a refused request that is optional. */
    static final Body NONE = new Body(Json.Null.NULL, new JsonMembers());

    /** Null where the body is not JSON. */
    static @Nullable Body of(Answered reply) {
      JsonMembers headers = new JsonMembers();
      reply.headers().forEach(headers::text);
      try {
        Json json = isBlank(reply.body()) ? Json.Null.NULL : JsonReader.readEnvelope(reply.body());
        return new Body(
            json,
            new JsonMembers()
                .number("status", reply.status())
                .add("headers", headers.object())
                .add("body", json));
      } catch (JsonSyntaxException e) {
        return null;
      }
    }

    /** The members of the answer beside others. */
    Json.Obj beside(Json.Obj others) {
      return new JsonMembers().all(others.members()).all(members.object().members()).object();
    }

    private static boolean isBlank(byte[] body) {
      for (byte b : body) {
        if (b > ' ' || b < 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return "Body";
    }
  }

  /**
   * All answers in the order of the requests, or the first that ends the operation.
   *
   * @param later whether other requests of the operation were sent before
   */
  CloudAnswer<List<Body>> send(boolean later) {
    return requests.size() > 1 && conversation.sideBySide() ? sideBySide() : inOrder(later);
  }

  private CloudAnswer<List<Body>> inOrder(boolean later) {
    List<Body> bodies = new ArrayList<>();
    for (ApiRequest request : requests) {
      CloudAnswer<Body> answer = conversation.ask(request, requests.size() == 1);
      if (!(answer instanceof CloudAnswer.Got<Body>(Body body))) {
        return ended(answer, later || !bodies.isEmpty());
      }
      bodies.add(body);
    }
    return new CloudAnswer.Got<>(bodies);
  }

  private CloudAnswer<List<Body>> sideBySide() {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(SIDE_BY_SIDE, requests.size()), Thread.ofVirtual().factory())) {
      List<Future<CloudAnswer<Body>>> asked = new ArrayList<>();
      requests.forEach(
          request -> asked.add(threads.submit(() -> conversation.ask(request, false))));
      List<Body> bodies = new ArrayList<>();
      for (Future<CloudAnswer<Body>> future : asked) {
        CloudAnswer<Body> answer = joined(future);
        if (!(answer instanceof CloudAnswer.Got<Body>(Body body))) {
          asked.forEach(other -> other.cancel(false));
          return ended(answer, false);
        }
        bodies.add(body);
      }
      return new CloudAnswer.Got<>(bodies);
    }
  }

  private static CloudAnswer<Body> joined(Future<CloudAnswer<Body>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a vendor was asked", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("a request to a vendor failed", e.getCause());
    }
  }

  /** Where earlier requests were sent, the vendor may have acted on these. */
  private static CloudAnswer<List<Body>> ended(CloudAnswer<Body> answer, boolean earlier) {
    return answer
            instanceof CloudAnswer.Unavailable<Body>(var outage, var detail, var sent, var after)
        ? new CloudAnswer.Unavailable<>(outage, detail, sent || earlier, after)
        : answer.then(body -> new CloudAnswer.Got<>(List.of(body)));
  }
}
