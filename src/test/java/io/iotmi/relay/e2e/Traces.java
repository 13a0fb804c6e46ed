package io.iotmi.relay.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.connector.ConnectorStack;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where a connector leaves something: its log, the queues, the table, the endpoint. */
final class Traces implements AutoCloseable {
  private final EmbeddedStack stack;
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final DynamoDbClient table;

  private Traces(EmbeddedStack stack) {
    this.stack = stack;
    this.table =
        DynamoDbClient.builder()
            .endpointOverride(
                URI.create(stack.environment().getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "")))
            .region(Region.of(EmbeddedStack.REGION))
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(EmbeddedStack.KEY_ID, EmbeddedStack.SECRET)))
            .build();
  }

  /** From now on all that is sent to queues and to the table is kept. */
  static Traces of(ConnectorStack connector) {
    Traces traces = new Traces(connector.stack());
    connector
        .stack()
        .queueCalls()
        .interceptor(
            (call, onward) -> {
              traces.written.add("SQS " + call.operation() + " " + new String(call.body(), UTF_8));
              return onward.send(call.body());
            });
    connector
        .stack()
        .table()
        .interceptor(
            (call, onward) -> {
              traces.written.add(
                  "DynamoDB " + call.operation() + " " + new String(call.body(), UTF_8));
              return onward.send(call.body());
            });
    return traces;
  }

  /** The places that hold one of these, shortened. */
  Set<String> holding(Set<String> secrets) {
    List<String> all = new ArrayList<>(written);
    stack.log().lines().forEach(line -> all.add("log " + line));
    stack.endpoint().requests().forEach(request -> all.add("endpoint " + request.body()));
    table
        .scan(scan -> scan.tableName(EmbeddedStack.TABLE))
        .items()
        .forEach(item -> all.add("item " + item));
    Set<String> found = new TreeSet<>();
    for (String one : all) {
      if (secrets.stream().anyMatch(one::contains)) {
        found.add(one.substring(0, Math.min(200, one.length())));
      }
    }
    return found;
  }

  @Override
  public void close() {
    table.close();
  }
}
