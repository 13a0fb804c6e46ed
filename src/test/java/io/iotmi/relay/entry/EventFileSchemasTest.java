package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.local.play.EventFile;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.schema.PublishedSchemas;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.map.Mapped;
import io.iotmi.relay.stage.map.MessageRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas, with the files of {@code events/}: valid is what the relay accepts. */
final class EventFileSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MessageDecoder DECODER = new MessageDecoder();

  static List<EventFile> files() {
    return EventFile.in(Path.of("events"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void anEventIsValidWhereItIsAccepted(EventFile file) throws Exception {
    for (ThirdPartyEvent event : events(file)) {
      List<String> faults = faults(event);
      assertEquals(accepted(event), faults.isEmpty(), faults.toString());
    }
  }

  @Test
  void theFilesHoldEventsOfBothKindsInBothForms() throws Exception {
    List<String> seen = new ArrayList<>();
    for (EventFile file : files()) {
      for (ThirdPartyEvent event : events(file)) {
        seen.add(event.getClass().getSimpleName() + " " + accepted(event));
      }
    }
    assertTrue(seen.contains("RequestForm true"), seen.toString());
    assertTrue(seen.contains("RequestForm false"), seen.toString());
    assertTrue(seen.contains("CloudEvent true"), seen.toString());
    assertFalse(seen.size() < 30, seen.size() + " events");
  }

  private static List<ThirdPartyEvent> events(EventFile file) {
    List<ThirdPartyEvent> events = new ArrayList<>();
    for (InboundMessage message :
        InvocationRecord.messages(LambdaEvents.recognise(file.bytes(), "request"))) {
      for (Decoded decoded : DECODER.decode(message)) {
        if (decoded instanceof Decoded.Understood(ThirdPartyEvent event)) {
          events.add(event);
        }
      }
    }
    return events;
  }

  private static boolean accepted(ThirdPartyEvent event) {
    return new EventMapper("local-connector", Set.of(), MessageRule.DOCUMENTED).map(event)
        instanceof Mapped.Accepted;
  }

  private static List<String> faults(ThirdPartyEvent event) throws Exception {
    return switch (event) {
      case ThirdPartyEvent.RequestForm form ->
          PublishedSchemas.requestForm().violations(json(form.members()));
      case ThirdPartyEvent.CloudEvent cloudEvent -> {
        ObjectNode whole = (ObjectNode) json(new Json.Obj(cloudEvent.attributes()));
        Json data = cloudEvent.data();
        if (data != null) {
          whole.set("data", json(data));
        }
        yield PublishedSchemas.cloudEvent().violations(whole);
      }
    };
  }

  private static JsonNode json(Json json) throws Exception {
    return JSON.readTree(JsonWriter.bytes(json));
  }
}
