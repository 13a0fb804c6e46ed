package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Mapping.arrival;
import static io.iotmi.relay.stage.map.Mapping.json;
import static io.iotmi.relay.stage.map.Mapping.request;
import static io.iotmi.relay.stage.map.Mapping.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connector an event speaks for. */
final class ConnectorsTest {
  private static final EventMapper MAPPER =
      new EventMapper("conn", Set.of("second"), MessageRule.DOCUMENTED);

  @ParameterizedTest
  @CsvSource({"'', conn", "'null', conn", "'\"conn\"', conn", "'\"second\"', second"})
  void anEventSpeaksForTheConfiguredConnectorOrAnAllowedOne(String given, String connector) {
    String named = given.isEmpty() ? "" : ",'ConnectorId':" + given;
    assertEquals(connector, Mapping.event(requestForm(named)).request().connectorId());
    String extension = given.isEmpty() ? "" : ",'connectorid':" + given;
    assertEquals(connector, Mapping.event(cloud(extension, "/")).request().connectorId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"OTHER", "CONN", "conn2", "second,conn", "unregistered"})
  void anyOtherConnectorIsAFault(String id) {
    boolean malformed = id.contains(",");
    String rule = malformed ? " pattern" : " enum";
    String quoted = ":'" + id + "'";
    assertEquals(
        List.of("/ConnectorId" + rule), violations(requestForm(",'ConnectorId'" + quoted)));
    assertEquals(List.of("/connectorid" + rule), violations(cloud(",'connectorid'" + quoted, "/")));
    assertEquals(
        List.of("header ce-connectorid" + rule),
        violations(cloud(",'connectorid'" + quoted, "header ce-")));
  }

  @Test
  void aSettingThatIsNoConnectorIdIsRefused() {
    for (String id : List.of("a/b", "", "a".repeat(65))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new EventMapper(id, Set.of(), MessageRule.DOCUMENTED));
      assertThrows(
          IllegalArgumentException.class,
          () -> new EventMapper("conn", Set.of(id), MessageRule.DOCUMENTED));
    }
  }

  private static Mapped requestForm(String more) {
    return MAPPER.map(
        new ThirdPartyEvent.RequestForm(
            arrival(null, Identities.NONE), (Json.Obj) json(request(more))));
  }

  private static Mapped cloud(String more, String prefix) {
    Map<String, Json> attributes =
        ((Json.Obj)
                json("{'id':'1','source':'s','type':'device.changed','subject':'d'" + more + "}"))
            .members();
    Json data = json("{'clusters':[{'id':'6','attributes':{'0':true}}]}");
    return MAPPER.map(
        new ThirdPartyEvent.CloudEvent(
            arrival(null, Identities.NONE), attributes, data, prefix, "/data"));
  }
}
