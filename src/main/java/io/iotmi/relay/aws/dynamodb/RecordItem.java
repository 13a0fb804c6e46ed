package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.recall.Records.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as an item of the ledger's table: its JSON as text under {@code data}, with a version
 * that every edit changes. In PartiQL, whose values travel as parameters. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 *
 * @param table as {@link LedgerStatements#quoted} gives it
 * @param kept how long an item lives after it was last written
 */
record RecordItem(String table, Duration kept) {
  private static final String DATA = "data";
  private static final String VERSION = "version";
  private static final String EXPIRATION = "expiration";

  /**
   * Writes the data over the known version, and over no other.
   *
   * <p>Versions grow with the clock, so that an item which was deleted and made again has none of
   * its earlier ones.
   */
  Json write(String id, Stored known, Json.Obj data, Instant now) {
    Json text = AttributeValue.text(JsonWriter.ascii(data));
    Json next = AttributeValue.number(Math.max(known.version() + 1, now.toEpochMilli()));
    Json until = AttributeValue.number(now.plus(kept).getEpochSecond());
    if (known.version() == 0) {
      return statement(
          "INSERT INTO " + table + " VALUE {'id':?,'data':?,'version':?,'expiration':?}",
          AttributeValue.text(id),
          text,
          next,
          until);
    }
    Json version = AttributeValue.number(known.version());
    return data.members().isEmpty()
        ? statement(
            "DELETE FROM " + table + " WHERE \"id\"=? AND \"version\"=?",
            AttributeValue.text(id),
            version)
        : statement(
            "UPDATE "
                + table
                + " SET \"data\"=? SET \"version\"=? SET \"expiration\"=?"
                + " WHERE \"id\"=? AND \"version\"=?",
            text,
            next,
            until,
            AttributeValue.text(id),
            version);
  }

  /**
   * Reads an item. One that has ended, and one of another program, is empty: what is written over
   * it has to know its version all the same.
   */
  Stored read(Json.Obj item, Instant now) {
    Long version = AttributeValue.number(item, VERSION);
    Long end = AttributeValue.number(item, EXPIRATION);
    if (version == null || end == null || end < now.getEpochSecond()) {
      return new Stored(Json.Obj.EMPTY, version == null ? 0 : version, false);
    }
    boolean old = end < now.plus(kept.dividedBy(2)).getEpochSecond();
    return new Stored(data(AttributeValue.text(item, DATA)), version, old);
  }

  private static Json.Obj data(@Nullable String text) {
    try {
      return text != null && JsonReader.read(text) instanceof Json.Obj object
          ? object
          : Json.Obj.EMPTY;
    } catch (JsonSyntaxException e) {
      return Json.Obj.EMPTY;
    }
  }

  private static Json statement(String partiql, Json... parameters) {
    return new JsonMembers()
        .text("Statement", partiql)
        .array("Parameters", List.of(parameters))
        .text("ReturnValuesOnConditionCheckFailure", "ALL_OLD")
        .object();
  }
}
