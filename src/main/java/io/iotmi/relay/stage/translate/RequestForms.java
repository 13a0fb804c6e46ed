package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.vendor.identity.UserAlias;
import io.iotmi.relay.vendor.reading.Reading.Origin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes events in the request form, each with its place in the payload and its identity. */
final class RequestForms {
  private static final String VERSION = "1.0";

  private final String vendor;
  private final IntFunction<Arrival> arrivals;
  private final Map<String, Integer> parts = new HashMap<>();
  private int made;

  RequestForms(String vendor, IntFunction<Arrival> arrivals) {
    this.vendor = vendor;
    this.arrivals = arrivals;
  }

  /** The arrival of what comes after the events so far. */
  Arrival next() {
    return arrivals.apply(made);
  }

  /**
   * Makes an event.
   *
   * @param status 200, or 300 for a page that others follow
   * @param more members of the operation
   */
  ThirdPartyEvent.RequestForm make(
      Operation operation, int status, Origin origin, Map<String, Json> more) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("Operation", new Json.Text(operation.name()));
    members.put("OperationVersion", new Json.Text(VERSION));
    members.put("StatusCode", new Json.Num(Integer.toString(status)));
    if (origin.user() != null) {
      members.put("UserId", new Json.Text(UserAlias.of(origin.user())));
    }
    if (origin.id() != null) {
      members.put("EventId", new Json.Text(identity(origin.id())));
    }
    if (origin.time() != null) {
      members.put("EventTime", new Json.Text(origin.time().toString()));
    }
    members.putAll(more);
    ThirdPartyEvent.RequestForm event =
        new ThirdPartyEvent.RequestForm(next(), new Json.Obj(members), origin.sequence());
    made++;
    return event;
  }

  /**
   * The event with the values that are known alone. It is another one than the whole event, which
   * may follow once its device is described.
   */
  static ThirdPartyEvent.RequestForm withoutUnknown(ThirdPartyEvent.RequestForm event) {
    String id = event.id();
    if (id == null) {
      return event;
    }
    Map<String, Json> members = new LinkedHashMap<>(event.members().members());
    members.put("EventId", new Json.Text(id + "/known"));
    return new ThirdPartyEvent.RequestForm(
        event.arrival(), new Json.Obj(members), event.sequence());
  }

  /**
   * A vendor's event may become several requests, so its id is counted on. The order of a payload's
   * readings is the same each time it comes, and so is the count.
   */
  private String identity(String id) {
    return vendor + "/" + id + "/" + (parts.merge(id, 1, Integer::sum) - 1);
  }
}
