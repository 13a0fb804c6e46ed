package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.ThirdPartyEvent;
import java.util.TreeMap;

/**
 * One event as the body of a message, such that the queue function reads what the webhook read: the
 * request form as it was, a CloudEvent in structured mode whatever mode it came in.
 */
public final class QueuedForm {
  private QueuedForm() {}

  public static String of(ThirdPartyEvent event) {
    return JsonWriter.ascii(
        switch (event) {
          case ThirdPartyEvent.RequestForm form -> form.members();
          case ThirdPartyEvent.CloudEvent cloud -> structured(cloud);
        });
  }

  private static Json.Obj structured(ThirdPartyEvent.CloudEvent event) {
    return new JsonMembers()
        .text("specversion", "1.0")
        .all(new TreeMap<>(event.attributes()))
        .add("data", event.data())
        .object();
  }
}
