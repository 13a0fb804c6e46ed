package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.util.Collections;
import java.util.List;

/**
 * One round trip to DynamoDB with up to 25 statements, each carried out or not on its own: all of
 * them write or all of them read, and no two touch the same item. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html
 */
record StatementBatch(JsonService dynamoDb) {
  static final int MAX_STATEMENTS = 25;

  /** Gives one result for each statement, in their order; a failed call is the failure of each. */
  List<StatementResult> execute(List<Json> statements, Deadline deadline) {
    Json.Obj body = new JsonMembers().array("Statements", statements).object();
    return switch (dynamoDb.call("BatchExecuteStatement", body, deadline)) {
      case JsonService.Reply.Failed(String reason, boolean again, var _) ->
          Collections.nCopies(statements.size(), new StatementResult.Failed(reason, again));
      case JsonService.Reply.Answered(Json.Obj answer) ->
          answer.get("Responses") instanceof Json.Arr(var responses)
                  && responses.size() == statements.size()
              ? responses.stream().map(StatementResult::read).toList()
              : Collections.nCopies(
                  statements.size(),
                  new StatementResult.Failed("dynamodb left statements unanswered", true));
    };
  }
}
