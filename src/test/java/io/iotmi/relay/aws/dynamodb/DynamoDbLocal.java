package io.iotmi.relay.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.local.main.CommandLineInput;
import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.SignedHttp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
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
 * DynamoDB Local in this JVM, started once, with tables of the ledger's schema. Without telemetry
 * it neither calls home nor leaves a file in the working directory.
 */
public final class DynamoDbLocal {
  private static final URI ENDPOINT = start();
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "local"));

  private DynamoDbLocal() {}

  public static URI endpoint() {
    return ENDPOINT;
  }

  public static AwsHttp http() {
    return new SignedHttp(CREDENTIALS, "us-east-1", Duration.ofSeconds(20), InstantSource.system());
  }

  public static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(ENDPOINT)
        .credentialsProvider(CREDENTIALS)
        .region(Region.US_EAST_1)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** An empty table of its own name. */
  public static String newTable() {
    String table = "ledger-" + UUID.randomUUID();
    try (DynamoDbClient client = client()) {
      client.createTable(
          t ->
              t.tableName(table)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("id")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName("id")
                          .keyType(KeyType.HASH)
                          .build()));
    }
    return table;
  }

  private static URI start() {
    try {
      int port = freePort();
      CommandLineInput input =
          new CommandLineInput(
              new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
      input.init();
      // The way from arguments straight to a server prints a banner.
      ServerRunner.createServer(input).start();
      return URI.create("http://127.0.0.1:" + port + "/");
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
