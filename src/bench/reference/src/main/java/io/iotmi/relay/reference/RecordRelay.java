package io.iotmi.relay.reference;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.iotmanagedintegrations.IotManagedIntegrationsClient;

/**
 * Claims, sends and confirms one record, with the generated clients set up as AWS advises for
 * Lambda: made once, credentials from the environment, the light HTTP client. See
 * https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/lambda-optimize-starttime.html
 */
final class RecordRelay {
  private static final Logger LOG = LoggerFactory.getLogger(RecordRelay.class);
  private static final Duration TTL = Duration.ofDays(1);

  private final ObjectMapper json = new ObjectMapper();
  private final String table = System.getenv("LEDGER_TABLE");
  private final Region region = Region.of(System.getenv("AWS_REGION"));
  private final DynamoDbClient dynamoDb =
      DynamoDbClient.builder()
          .region(region)
          .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  private final IotManagedIntegrationsClient managedIntegrations =
      IotManagedIntegrationsClient.builder()
          .region(region)
          .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  void relay(SQSMessage message) throws JsonProcessingException {
    JsonNode event = json.readTree(message.getBody());
    AttributeValue id = AttributeValue.fromS(event.path("EventId").asText());
    if (!claimed(id)) {
      LOG.info("duplicate {}", id.s());
      return;
    }
    try {
      managedIntegrations.sendConnectorEvent(EventRequest.of(event, System.getenv("CONNECTOR_ID")));
    } catch (RuntimeException e) {
      dynamoDb.deleteItem(r -> r.tableName(table).key(Map.of("id", id)));
      throw e;
    }
    dynamoDb.updateItem(
        r ->
            r.tableName(table)
                .key(Map.of("id", id))
                .updateExpression("SET #s = :completed")
                .expressionAttributeNames(Map.of("#s", "status"))
                .expressionAttributeValues(
                    Map.of(":completed", AttributeValue.fromS("COMPLETED"))));
    LOG.info("delivered {} trace {}", id.s(), event.path("TraceId").asText());
  }

  private boolean claimed(AttributeValue id) {
    Instant now = Instant.now();
    try {
      dynamoDb.putItem(
          r ->
              r.tableName(table)
                  .item(
                      Map.of(
                          "id", id,
                          "status", AttributeValue.fromS("INPROGRESS"),
                          "expiration",
                              AttributeValue.fromN(Long.toString(now.plus(TTL).getEpochSecond()))))
                  .conditionExpression("attribute_not_exists(id) OR expiration < :now")
                  .expressionAttributeValues(
                      Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond())))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
