package io.iotmi.relay.author;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.map.Mapped;
import io.iotmi.relay.stage.map.MessageRule;
import io.iotmi.relay.stage.translate.Translation;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.ReadMembers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sample comes to, through the stages that a payload passes in the function.
 *
 * @param found what the folder's expression gave
 * @param outcome in the form of {@code NAME.out.json}
 * @param unread members of the payload that no expression looked at
 */
public record SampleRun(@Nullable Json found, Json.Obj outcome, List<String> unread) {
  /** In place of the connector of a stack. */
  private static final String CONNECTOR = "Sample-Connector";

  private static final EventMapper MAPPER = new EventMapper(CONNECTOR, Set.of(), MessageRule.MODEL);

  /** Runs a sample. */
  public static SampleRun of(Vendor vendor, Sample sample) {
    Bounds bounds = Bounds.standard(System::nanoTime);
    VendorTranslator translator = new VendorTranslator(vendor, bounds);
    ReadMembers log = ReadMembers.record();
    Json found = translator.found(sample.payload(), log);
    Translation translation =
        translator
            .translate(
                translator.read(sample.payload()),
                SampleRun::arrival,
                device -> sample.known().getOrDefault(device, Map.of()))
            .withoutWaiting();
    return new SampleRun(found, outcome(translation), List.copyOf(log.unread()));
  }

  /** What the expression gave; null where it gave nothing. */
  public Json readings() {
    return found == null ? Json.Null.NULL : found;
  }

  /** Whether the outcome is the expected one, whatever the order of members. */
  public boolean isAs(Json.Obj expected) {
    return JsonWriter.canonical(outcome).equals(JsonWriter.canonical(expected));
  }

  private static Arrival arrival(int position) {
    return new Arrival(new EventRef(0, position), "", null, null, null, Identities.NONE, null);
  }

  private static Json.Obj outcome(Translation translation) {
    List<Json> requests = new ArrayList<>();
    List<Json> violations = new ArrayList<>();
    for (ThirdPartyEvent.RequestForm event : translation.events()) {
      switch (MAPPER.map(event)) {
        case Mapped.Accepted(var accepted) -> requests.add(RequestJson.of(accepted.request()));
        case Mapped.Rejected rejected ->
            rejected.violations().forEach(violation -> violations.add(json(violation)));
      }
    }
    if (translation.refused() != null) {
      translation.refused().violations().forEach(violation -> violations.add(json(violation)));
    }
    Map<String, Json> outcome = new LinkedHashMap<>();
    outcome.put("requests", new Json.Arr(requests));
    if (!violations.isEmpty()) {
      outcome.put("faults", new Json.Arr(violations));
    }
    if (translation.dropped() > 0) {
      outcome.put("dropped", new Json.Num(Integer.toString(translation.dropped())));
    }
    if (!translation.ignored().isEmpty()) {
      outcome.put(
          "ignored",
          new Json.Arr(translation.ignored().stream().<Json>map(Json.Text::new).toList()));
    }
    if (!translation.lifecycle().isEmpty()) {
      outcome.put(
          "lifecycle",
          new Json.Arr(
              translation.lifecycle().stream()
                  .<Json>map(reading -> new Json.Text(reading.getClass().getSimpleName()))
                  .toList()));
    }
    return new Json.Obj(outcome);
  }

  private static Json json(Violation violation) {
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("pointer", new Json.Text(violation.pointer()));
    json.put("rule", new Json.Text(violation.rule()));
    return new Json.Obj(json);
  }
}
