package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.model.Json;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What DynamoDB says about one statement of a batch. */
sealed interface StatementResult {

  /** Carried out; the item is what a read found. */
  record Done(Json.@Nullable Obj found) implements StatementResult {}

  /**
   * Not carried out because of what stands under the key, or because nothing stands there. The item
   * may be missing though there is one: on a duplicate INSERT, DynamoDB Local leaves it out.
   */
  record Stopped(Json.@Nullable Obj item) implements StatementResult {}

  /**
   * Not carried out for another reason, or unknown whether it was.
   *
   * @param again whether another try may help
   */
  record Failed(String reason, boolean again) implements StatementResult {}

  /**
   * Codes that stay the same however often the statement is repeated. See
   * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchStatementError.html
   */
  Set<String> LASTING =
      Set.of(
          "AccessDenied", "ItemCollectionSizeLimitExceeded", "ResourceNotFound", "ValidationError");

  /** Letters only, so that a log takes it. */
  Pattern CODE = Pattern.compile("[A-Za-z]{1,100}");

  /** Reads one member of {@code Responses}. */
  static StatementResult read(Json response) {
    if (!(response instanceof Json.Obj object)) {
      return unreadable();
    }
    Json error = object.given("Error");
    if (error == null) {
      return new Done(item(object));
    }
    return error instanceof Json.Obj members ? failed(members) : unreadable();
  }

  private static StatementResult failed(Json.Obj error) {
    String code = error.text("Code");
    if (code == null || !CODE.matcher(code).matches()) {
      return unreadable();
    }
    return switch (code) {
      case "DuplicateItem", "ConditionalCheckFailed" -> new Stopped(item(error));
      default -> new Failed("dynamodb answered " + code, !LASTING.contains(code));
    };
  }

  /** Unknown whether it was carried out; each statement may be repeated. */
  private static StatementResult unreadable() {
    return new Failed("dynamodb answered a statement with something unreadable", true);
  }

  private static Json.@Nullable Obj item(Json.Obj holder) {
    return holder.given("Item") instanceof Json.Obj item && !item.members().isEmpty() ? item : null;
  }
}
