package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.claim.LedgerRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An item of the table, whose attributes are those that users of Powertools' idempotency know. See
 * https://docs.aws.amazon.com/powertools/java/latest/utilities/idempotency/
 */
final class LedgerItem {
  static final String IN_PROGRESS = "INPROGRESS";
  static final String COMPLETED = "COMPLETED";
  static final String DIGEST = "digest";
  static final String OWNER = "owner";

  private LedgerItem() {}

  /**
   * Reads an item. What another program wrote under our key has no digest of ours and so conflicts
   * with every event.
   */
  static LedgerRecord read(Json.Obj item) {
    Json.Obj data = data(AttributeValue.text(item, "data"));
    return new LedgerRecord(
        COMPLETED.equals(AttributeValue.text(item, "status")),
        orEmpty(data.text(DIGEST)),
        orEmpty(data.text(OWNER)),
        orNever(AttributeValue.number(item, "in_progress_expiration")),
        orNever(AttributeValue.number(item, "expiration")));
  }

  private static Json.Obj data(@Nullable String text) {
    try {
      return text != null
              && JsonReader.readEnvelope(text.getBytes(StandardCharsets.UTF_8))
                  instanceof Json.Obj o
          ? o
          : Json.Obj.EMPTY;
    } catch (JsonSyntaxException e) {
      return Json.Obj.EMPTY;
    }
  }

  /** A time that is absent never comes. */
  private static long orNever(@Nullable Long time) {
    return time == null ? Long.MAX_VALUE : time;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
