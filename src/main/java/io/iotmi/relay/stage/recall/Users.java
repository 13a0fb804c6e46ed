package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of users whether they are gone and, of those whose vendor id is too long for the API,
 * that id. Users are named as in the API's {@code UserId}. Thread-safe.
 */
public final class Users {
  private static final String GONE = "gone";
  private static final String VENDOR_ID = "vendorId";

  private final Records records;

  public Users(Records records) {
    this.records = records;
  }

  /**
   * From now on no event of the user leaves, what is queued included.
   *
   * @return whether it is written
   */
  public boolean markGone(String connector, String user, Deadline deadline) {
    Instant now = deadline.clock().instant();
    return edit(connector, user, json -> with(json, GONE, Moments.write(now)), deadline);
  }

  /** Whether no event of the user leaves; nothing where the table does not answer. */
  public Optional<Boolean> isGone(String connector, String user, Deadline deadline) {
    String id = RecordIds.user(connector, user);
    return records.load(List.of(id), deadline) instanceof Records.Loaded.Found found
        ? Optional.of(isGone(found.of(id).data()))
        : Optional.empty();
  }

  /**
   * The user is there again.
   *
   * @return whether it is written
   */
  public boolean lift(String connector, String user, Deadline deadline) {
    return edit(connector, user, json -> with(json, GONE, null), deadline);
  }

  /**
   * Remembers the vendor's id of a user.
   *
   * @return whether it is written
   */
  public boolean remember(String connector, String user, String vendorId, Deadline deadline) {
    return edit(connector, user, json -> with(json, VENDOR_ID, new Json.Text(vendorId)), deadline);
  }

  /** The vendor's id of a user, where it was remembered and the table answers. */
  public Optional<String> vendorId(String connector, String user, Deadline deadline) {
    String id = RecordIds.user(connector, user);
    return records.load(List.of(id), deadline) instanceof Records.Loaded.Found found
        ? Optional.ofNullable(found.of(id).data().text(VENDOR_ID))
        : Optional.empty();
  }

  static Json.Obj withVendorId(Json.Obj record, String vendorId) {
    return with(record, VENDOR_ID, new Json.Text(vendorId));
  }

  static boolean isGone(Json.Obj record) {
    return record.given(GONE) != null;
  }

  private boolean edit(
      String connector, String user, UnaryOperator<Json.Obj> edit, Deadline deadline) {
    String id = RecordIds.user(connector, user);
    return records.load(List.of(id), deadline) instanceof Records.Loaded.Found found
        && records.update(List.of(new Records.Change(id, found.of(id), edit)), deadline);
  }

  private static Json.Obj with(Json.Obj json, String name, @Nullable Json value) {
    Map<String, Json> members = new LinkedHashMap<>(json.members());
    members.remove(name);
    return new JsonMembers().all(members).add(name, value).object();
  }
}
