package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.claim.LedgerRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What DynamoDB says about one statement of a batch. */
sealed interface StatementResult {

  /** Carried out; the record is what a read found. */
  record Done(@Nullable LedgerRecord found) implements StatementResult {}

  /**
   * Not carried out because of what stands under the key, or because nothing stands there. The
   * record may be missing though there is one: on a duplicate INSERT, DynamoDB Local leaves it out.
   */
  record Stopped(@Nullable LedgerRecord record) implements StatementResult {}

  /**
   * Not carried out for another reason, or unknown whether it was.
   *
   * @param again whether another try may help
   */
  record Failed(String reason, boolean again) implements StatementResult {}

  /**
   * Codes that pass by themselves. See
   * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchStatementError.html
   */
  Set<String> PASSING =
      Set.of(
          "InternalServerError",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded",
          "ThrottlingError",
          "TransactionConflict");

  /** Reads one member of {@code Responses}. */
  static StatementResult read(Json response) {
    if (!(response instanceof Json.Obj object)) {
      return new Failed("dynamodb answered a statement with something unreadable", true);
    }
    if (!(object.given("Error") instanceof Json.Obj error)) {
      return new Done(record(object));
    }
    String code = error.text("Code");
    return switch (code == null ? "" : code) {
      case "DuplicateItem", "ConditionalCheckFailed" -> new Stopped(record(error));
      case String other when PASSING.contains(other) ->
          new Failed("dynamodb answered " + other, true);
      case "AccessDenied" -> new Failed("dynamodb answered AccessDenied", false);
      case "ResourceNotFound" -> new Failed("dynamodb answered ResourceNotFound", false);
      default -> new Failed("dynamodb refused a statement", false);
    };
  }

  private static @Nullable LedgerRecord record(Json.Obj holder) {
    return holder.given("Item") instanceof Json.Obj item && !item.members().isEmpty()
        ? LedgerItem.read(item)
        : null;
  }
}
