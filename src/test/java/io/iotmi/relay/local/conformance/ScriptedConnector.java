package io.iotmi.relay.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.runtime.Invoker;
import io.iotmi.relay.local.wire.JsonTrees;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A small connector that keeps every rule, but for the one that is planted. Acknowledges, then
 * works in {@link ScriptedWork}.
 */
final class ScriptedConnector implements Invoker {
  static final String TOKEN = "token-of-ada-4f2c";
  static final String KEY = "key-of-ben-77aa";

  private final String planted;
  private final ScriptedWork work;
  private final AtomicInteger calls = new AtomicInteger();
  private final Set<String> started = new HashSet<>();

  /**
   * @param planted id of the rule that is broken, "" for none
   */
  ScriptedConnector(String planted, ScriptedWork work) {
    this.planted = planted;
    this.work = work;
  }

  @Override
  public InvocationResult invoke(byte[] event, Duration timeout, @Nullable String traceHeader) {
    JsonNode call = JsonTrees.read(event).orElseThrow();
    int number = calls.incrementAndGet();
    if (planted.equals("E1") && number == 3) {
      sleep(Duration.ofMillis(2_300));
    }
    JsonNode payload = call.path("payload");
    JsonNode auth = call.at("/header/auth");
    String account = account(auth);
    boolean general = auth.path("type").asText().equals("GeneralAuthorization");
    if (account.isEmpty()) {
      return planted.equals("E6") ? ok("welcome") : refused(401, "no authorization");
    }
    if (planted.equals("E7") && general) {
      return refused(401, "only OAuth2.0");
    }
    return switch (payload.path("operationName").asText()) {
      case "AWS.ActivateUser" -> activate(account, payload, number, auth);
      case "AWS.DiscoverDevices" -> discover(account, payload, number);
      case "AWS.SendCommand" -> send(account, payload);
      case "AWS.DeactivateUser" -> deactivate(account);
      default -> unknown();
    };
  }

  private static String account(JsonNode auth) {
    if (auth.path("token").asText().equals(TOKEN)) {
      return "ada";
    }
    return auth.path("secretsManager").path("arn").asText().endsWith("ben-AbCdEf") ? "ben" : "";
  }

  private InvocationResult unknown() {
    return switch (planted) {
      case "E2" ->
          new InvocationResult(
              JsonTrees.bytes(JsonTrees.object().put("errorType", "NoSuchOperation")), true);
      case "E3" -> reply(JsonTrees.object().put("responseCode", "400"), "no such operation", null);
      case "E4" -> reply(JsonTrees.object().put("responseCode", 400), null, null);
      case "E5" -> ok("done");
      default -> refused(400, "no such operation");
    };
  }

  private InvocationResult activate(String account, JsonNode payload, int number, JsonNode auth) {
    if (planted.equals("E10") && payload.path("operationVersion").asText().equals("1.0")) {
      return refused(400, "version 1.0.0 only");
    }
    if (planted.equals("A6")) {
      work.change(account + "-lamp-1");
    }
    String message = planted.equals("E9") ? "activated " + auth.path("token").asText() : "hello";
    String user =
        switch (planted) {
          case "A2" -> null;
          case "A3" -> "auth0|" + account;
          case "A4" -> "user-" + account + number;
          case "A5" -> "user";
          default -> ScriptedWork.user(account);
        };
    return reply(JsonTrees.object().put("responseCode", code("A1")), message, user);
  }

  private InvocationResult discover(String account, JsonNode payload, int number) {
    if (planted.equals("E8") && number % 2 == 0) {
      return refused(500, "busy");
    }
    if (first(payload.path("deviceDiscoveryId").asText(), "D11")) {
      work.discover(account, payload);
    }
    return reply(JsonTrees.object().put("responseCode", code("D1")), "discovering", null);
  }

  private InvocationResult send(String account, JsonNode payload) {
    String trace = payload.path("traceId").asText();
    if (first(trace, "C4")) {
      work.command(account, payload, true);
    } else if (planted.equals("C14")) {
      work.command(account, payload, false);
    }
    return reply(JsonTrees.object().put("responseCode", code("C1")), "received", null);
  }

  private InvocationResult deactivate(String account) {
    work.deactivate(account);
    return reply(JsonTrees.object().put("responseCode", code("U1")), "bye", null);
  }

  private int code(String rule) {
    return planted.equals(rule) ? 202 : 200;
  }

  /** Whether a call is none of the retries, or retries are told apart by no one. */
  private synchronized boolean first(String id, String rule) {
    return started.add(id) || planted.equals(rule);
  }

  private static InvocationResult ok(String message) {
    return reply(JsonTrees.object().put("responseCode", 200), message, null);
  }

  private static InvocationResult refused(int code, String message) {
    return reply(JsonTrees.object().put("responseCode", code), message, null);
  }

  private static InvocationResult reply(
      ObjectNode header, @Nullable String message, @Nullable String user) {
    ObjectNode reply = JsonTrees.object();
    reply.set("header", header);
    ObjectNode payload = reply.putObject("payload");
    if (message != null) {
      payload.put("responseMessage", message);
    }
    if (user != null) {
      payload.put("userId", user);
    }
    return new InvocationResult(JsonTrees.bytes(reply), false);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
