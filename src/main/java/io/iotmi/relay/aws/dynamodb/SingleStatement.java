package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.net.URI;
import java.util.List;

/**
 * One statement in PartiQL, whose values travel as parameters. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html
 */
record SingleStatement(JsonService dynamoDb) {

  /**
   * To one endpoint.
   *
   * @param endpoint of DynamoDB, with its root path
   */
  static SingleStatement to(AwsHttp http, URI endpoint) {
    return new SingleStatement(new JsonService(http, endpoint, "dynamodb", "DynamoDB_20120810"));
  }

  Reply execute(String partiql, Deadline deadline, Json... parameters) {
    return dynamoDb.call(
        "ExecuteStatement",
        new JsonMembers()
            .text("Statement", partiql)
            .array("Parameters", List.of(parameters))
            .bool("ConsistentRead", true)
            .object(),
        deadline);
  }

  /** Not carried out because of what stands under the key, or because nothing stands there. */
  static boolean isStopped(Reply reply) {
    return reply instanceof Reply.Failed failed
        && (failed.names("ConditionalCheckFailedException")
            || failed.names("DuplicateItemException")
            // The spelling of DynamoDB Local.
            || failed.names("DuplicateItem"));
  }
}
