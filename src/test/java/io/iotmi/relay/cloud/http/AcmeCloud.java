package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.http.call.RuntimeBudget;
import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.Vendor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cloud of a small folder, over a connection that answers from a list. */
final class AcmeCloud implements VendorHttp {
  static final Access TOKEN = new Access.Token(new Sensitive("token-1"));

  /** What a customer's secret holds. */
  static final Access PAIR = credential("{'id': 'c-1', 'key': 's3cret', 'account': 77}");

  static final String ADDRESS = "'address': 'https://api.acme.test/v1'";

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Call> calls = new ArrayList<>();
  private final VendorCloud cloud;
  private Instant now = NOW;
  private int secretsRead;

  private AcmeCloud(String api, String requests, String answers, @Nullable URI origin) {
    InstantSource clock = () -> now;
    this.cloud =
        Objects.requireNonNull(
            VendorClouds.of(
                folder(api, requests, answers),
                Map.of(),
                new VendorClouds.Parts(
                    this,
                    new RuntimeBudget(),
                    _ -> {
                      secretsRead++;
                      return Optional.of("{\"clientId\": \"relay\", \"clientSecret\": \"s3cret\"}");
                    },
                    Folders.BOUNDS,
                    clock,
                    () -> "n-1",
                    origin,
                    URI.create("https://relay.test/webhook"))));
  }

  static Vendor folder(String api, String requests, String answers) {
    return Folders.acme()
        .with("vendor.json", "{'name': 'acme', 'version': '1', 'api': {" + api + "}}")
        .with("requests.jsonata", requests)
        .with("answers.jsonata", answers)
        .read();
  }

  /**
   * A cloud.
   *
   * @param api members of the API, in JSON that may have ' in place of "
   */
  static AcmeCloud of(String api, String requests, String answers) {
    return new AcmeCloud(api, requests, answers, null);
  }

  static AcmeCloud at(URI origin, String requests, String answers) {
    return new AcmeCloud(ADDRESS, requests, answers, origin);
  }

  static AcmeCloud of(String requests, String answers) {
    return of(ADDRESS, requests, answers);
  }

  /** A cloud that tells the user's id, with more members of the API. */
  static AcmeCloud ofApi(String members) {
    return of(ADDRESS + ", " + members, "{'path': ['me']}", "{'user': body.id}");
  }

  static Access credential(String json) {
    return new Access.Credential("arn", "v-1", new Sensitive(json.replace('\'', '"')));
  }

  AcmeCloud answers(int status, String json) {
    return answers(status, Map.of(), json);
  }

  AcmeCloud answers(int status, Map<String, String> headers, String json) {
    replies.add(
        new Reply.Answered(
            status, headers, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  AcmeCloud fails(CloudAnswer.Outage outage, boolean sent) {
    replies.add(new Reply.Failed(outage, sent, "no answer"));
    return this;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  VendorCloud cloud() {
    return cloud;
  }

  CloudAnswer<String> user() {
    return user(TOKEN);
  }

  CloudAnswer<String> user(Access access) {
    return cloud.user(access, deadline());
  }

  Deadline deadline() {
    return new Deadline(now.plus(Duration.ofMinutes(1)), () -> now);
  }

  /** How often the connector's own secret was asked for. */
  int secretsRead() {
    return secretsRead;
  }

  List<Call> calls() {
    return calls;
  }

  static <T> T got(CloudAnswer<T> answer) {
    if (answer instanceof CloudAnswer.Got<T>(T value)) {
      return value;
    }
    throw new AssertionError(answer.toString());
  }

  static CloudAnswer.Refused<?> refused(CloudAnswer<?> answer) {
    if (answer instanceof CloudAnswer.Refused<?> refused) {
      return refused;
    }
    throw new AssertionError(answer.toString());
  }

  /** The body of a call as text. */
  static String body(Call call) {
    byte[] body = call.body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  /** What the last call says in this header. */
  @Nullable String lastHeader(String name) {
    return calls.getLast().headers().get(name);
  }

  /** Method and address of each call. */
  List<String> asked() {
    return calls.stream().map(call -> call.method() + " " + call.uri()).toList();
  }

  @Override
  public synchronized Reply send(Call call, Deadline deadline) {
    calls.add(call);
    return replies.isEmpty()
        ? new Reply.Failed(CloudAnswer.Outage.DOWN, false, "nothing is left to answer")
        : replies.remove();
  }
}
