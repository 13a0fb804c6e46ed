package io.iotmi.relay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.CountingProxy;
import io.iotmi.relay.local.wire.Interceptor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a service of the JSON protocol, passes calls on and keeps what was asked. */
final class CallRecorder implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CountingProxy proxy;
  private final List<Asked> calls = new CopyOnWriteArrayList<>();

  /** Whether refusals come without the record they are about, as DynamoDB is free to do. */
  private volatile boolean hidesRecords;

  CallRecorder(URI service) {
    proxy = new CountingProxy(service);
    proxy.interceptor(this::pass);
  }

  String url() {
    return proxy.uri().toString();
  }

  List<Asked> calls() {
    return List.copyOf(calls);
  }

  void hideRecords() {
    hidesRecords = true;
  }

  private Optional<Interceptor.Answer> pass(Interceptor.Call call, Interceptor.Onward onward)
      throws IOException, InterruptedException {
    calls.add(new Asked(call.operation(), JSON.readTree(call.body())));
    Optional<Interceptor.Answer> answer = onward.send(call.body());
    return hidesRecords && answer.isPresent() ? Optional.of(withoutRecords(answer.get())) : answer;
  }

  private static Interceptor.Answer withoutRecords(Interceptor.Answer answer) throws IOException {
    JsonNode body = JSON.readTree(answer.body());
    for (JsonNode response : body.path("Responses")) {
      if (response.path("Error") instanceof ObjectNode error) {
        error.remove("Item");
      }
    }
    return new Interceptor.Answer(answer.status(), answer.headers(), JSON.writeValueAsBytes(body));
  }

  @Override
  public void close() {
    proxy.close();
  }

  /** A call, its operation as {@code X-Amz-Target} names it. */
  record Asked(String operation, JsonNode body) {}
}
