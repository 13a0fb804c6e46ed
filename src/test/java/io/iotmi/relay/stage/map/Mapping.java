package io.iotmi.relay.stage.map;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events, written with single quotes, and what the mapper makes of them. */
final class Mapping {
  private Mapping() {}

  static String request(String more) {
    return "{'Operation':'DEVICE_EVENT','ConnectorDeviceId':'d','MatterEndpoint':{}" + more + "}";
  }

  static Arrival arrival(@Nullable GivenTrace trace, Identities identities) {
    return new Arrival(new EventRef(0, 0), "", null, trace, null, identities, null);
  }

  static Mapped map(String members) {
    return map(members, arrival(null, Identities.NONE), MessageRule.DOCUMENTED);
  }

  static Mapped map(String members, Arrival arrival, MessageRule rule) {
    return new EventMapper("conn", Set.of("1".repeat(64)), rule)
        .map(new ThirdPartyEvent.RequestForm(arrival, (Json.Obj) json(members)));
  }

  static Mapped cloud(String attributes, String data) {
    Map<String, Json> all =
        new HashMap<>(((Json.Obj) json("{'id':'1','source':'s'," + attributes + "}")).members());
    return new EventMapper("conn", Set.of(), MessageRule.DOCUMENTED)
        .map(
            new ThirdPartyEvent.CloudEvent(
                arrival(null, Identities.NONE), all, json(data), "/", "/data"));
  }

  static List<String> violations(Mapped mapped) {
    return assertInstanceOf(Mapped.Rejected.class, mapped).violations().stream()
        .map(violation -> violation.pointer() + " " + violation.rule())
        .sorted()
        .toList();
  }

  static ConnectorEvent event(Mapped mapped) {
    return mapped instanceof Mapped.Accepted(ConnectorEvent event)
        ? event
        : assertInstanceOf(Mapped.Accepted.class, mapped, () -> violations(mapped).toString())
            .event();
  }

  static String wire(Mapped mapped) {
    return JsonWriter.ascii(RequestJson.of(event(mapped).request())).replace('"', '\'');
  }

  static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
