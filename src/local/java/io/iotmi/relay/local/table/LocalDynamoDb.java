package io.iotmi.relay.local.table;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.NativeSQLiteLibraryNotFoundException;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteLibraryLoader;
import io.iotmi.relay.local.wire.CountingProxy;
import io.iotmi.relay.local.wire.Interceptor;
import io.iotmi.relay.local.wire.ListenAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * DynamoDB in this JVM, in memory, behind a proxy that counts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 *     local</a>
 */
public final class LocalDynamoDb implements AutoCloseable {
  private final Server server;
  private final CountingProxy proxy;

  /** Listens on a free port of the loopback address. */
  public LocalDynamoDb() {
    this(ListenAddress.free());
  }

  /**
   * Starts DynamoDB Local behind the proxy. Its own server would listen on every address of the
   * machine, and its telemetry leave a file in the working directory.
   */
  public LocalDynamoDb(ListenAddress address) {
    try {
      // Fails at once where there is no native SQLite for this machine; left to the server, it
      // would show in each request.
      SQLiteLibraryLoader.initialize();
      server = new Server(ListenAddress.free().socket());
      server.setHandler(
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(0, true, null, true, false), null));
      server.start();
    } catch (NativeSQLiteLibraryNotFoundException e) {
      throw new IllegalStateException(
          "DynamoDB Local has no native SQLite for %s on %s. It has one for Linux and macOS on x86-64 and arm64, and for Windows on x86-64: use a JDK for one of these, or a Linux container."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
    proxy = new CountingProxy(address, server.getURI());
  }

  /** The endpoint; every request to it counts. */
  public URI uri() {
    return proxy.uri();
  }

  /** How many requests came, by operation, such as {@code PutItem}. */
  public Map<String, Long> counts() {
    return proxy.counts();
  }

  public void resetCounts() {
    proxy.resetCounts();
  }

  /** From now on every request takes so much longer. */
  public void latency(Duration ofEachRequest) {
    proxy.latency(ofEachRequest);
  }

  /** From now on every request goes this way. */
  public void interceptor(Interceptor ofEachRequest) {
    proxy.interceptor(ofEachRequest);
  }

  /** Creates a table whose only key is the string {@code id}. Does not show in the counts. */
  public void createTable(String name) {
    try (DynamoDbClient client = client()) {
      client.createTable(
          table ->
              table
                  .tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(
                      KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("id")
                          .attributeType(ScalarAttributeType.S)
                          .build()));
    }
    resetCounts();
  }

  /** Removes everything that such a table holds. Does not show in the counts. */
  public void emptyTable(String name) {
    try (DynamoDbClient client = client()) {
      client.deleteTable(table -> table.tableName(name));
    }
    createTable(name);
  }

  /** A client of this door. */
  public DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    proxy.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
  }
}
