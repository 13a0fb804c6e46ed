package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.conversion.Conversion;
import io.iotmi.relay.vendor.conversion.MapConversion;
import io.iotmi.relay.vendor.conversion.ScriptConversion;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Expression;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Command;
import io.iotmi.relay.vendor.matter.Event;
import io.iotmi.relay.vendor.matter.MatterModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bindings of a folder. */
public final class BindingReader {
  private static final List<String> KINDS = List.of("attribute", "attributes", "events", "command");

  private final MatterNames names;
  private final ConversionReader conversions;
  private final SiblingCheck siblings = new SiblingCheck();
  private final List<Binding> read = new ArrayList<>();

  public BindingReader(MatterModel model, Bounds bounds) {
    this.names = new MatterNames(model);
    this.conversions = new ConversionReader(bounds);
  }

  /** Reads the member {@code bindings} of one file. */
  public void add(Declared file) {
    List<Declared> bindings = file.objects("bindings");
    if (bindings.isEmpty()) {
      file.fault("bindings", "must be an array of bindings");
    }
    for (Declared binding : bindings) {
      Binding one = binding(binding);
      if (one != null) {
        read.add(one);
      }
      binding.end();
    }
    file.end();
  }

  public Bindings bindings() {
    return new Bindings(read, names.standardCommands(), names.used());
  }

  private @Nullable Binding binding(Declared json) {
    String value = json.needText("value");
    String where = json.file() + " " + json.at("value").replaceFirst("/value$", "");
    if (KINDS.stream().filter(json::has).count() != 1) {
      json.fault("must have one of " + KINDS);
      KINDS.forEach(json::any);
      return null;
    }
    if (json.has("events")) {
      return new Binding.Happening(value, where, occurrences(json));
    }
    return json.has("command") ? instruction(json, value, where) : state(json, value, where);
  }

  private Binding.@Nullable State state(Declared json, String value, String where) {
    List<Attribute> attributes = new ArrayList<>();
    String single = json.text("attribute");
    List<String> paths = single == null ? json.texts("attributes") : List.of(single);
    String member = single == null ? "attributes" : "attribute";
    for (String path : paths) {
      Attribute attribute = names.attribute(json, member, path);
      if (attribute != null) {
        attributes.add(attribute);
      }
    }
    Set<String> absent = new HashSet<>();
    json.items("absent").forEach(item -> absent.add(MapConversion.key(item)));
    boolean unlike = json.flag("unlikeSiblings", false);
    if (attributes.isEmpty() || attributes.size() != paths.size()) {
      json.ignoreRest();
      return null;
    }
    Conversion conversion = conversions.read(json, attributes);
    boolean back = !(conversion instanceof ScriptConversion script) || script.toVendor() != null;
    boolean usual =
        attributes.stream().anyMatch(one -> one.writable() || names.commanded(one)) && back;
    boolean writable = json.flag("writable", usual);
    if (writable && !back) {
      json.fault("writable", "needs toVendor");
    }
    if (conversion == null) {
      return null;
    }
    Binding.State state = new Binding.State(value, where, attributes, conversion, absent, writable);
    if (!unlike) {
      siblings.add(json, state);
    }
    return state;
  }

  private Map<String, List<Binding.Occurrence>> occurrences(Declared json) {
    Map<String, List<Binding.Occurrence>> all = new LinkedHashMap<>();
    Declared values = json.object("events");
    if (values == null) {
      return all;
    }
    for (String value : values.json().members().keySet()) {
      Declared events = values.object(value);
      if (events == null) {
        continue;
      }
      List<Binding.Occurrence> found = new ArrayList<>();
      for (String path : events.json().members().keySet()) {
        Event event = names.event(events, path, path);
        Declared fields = events.object(path);
        if (event != null && fields != null) {
          found.add(new Binding.Occurrence(event, fields(event, fields)));
        }
      }
      if (found.isEmpty()) {
        values.fault(value, "must name an event and its fields");
      }
      all.put(MapConversion.key(new Json.Text(value)), found);
    }
    return all;
  }

  private static Json.Obj fields(Event event, Declared given) {
    Map<String, Json> byId = new LinkedHashMap<>();
    given
        .json()
        .members()
        .forEach(
            (name, value) -> {
              Event.Field field = event.fields().get(name);
              if (field == null) {
                given.fault(name, "the event " + event.path() + " has no such field");
              } else if (value instanceof Json.Text(String text)
                  && field.values().containsKey(text)) {
                byId.put(field.id(), new Json.Num(String.valueOf(field.values().get(text))));
              } else {
                byId.put(field.id(), value);
              }
            });
    return new Json.Obj(byId);
  }

  private Binding.@Nullable Instruction instruction(Declared json, String value, String where) {
    Command command = names.command(json, "command", json.needText("command"));
    Json send = json.any("send");
    Expression toVendor = conversions.expression(json, "toVendor");
    boolean absolute = json.flag("absolute", false);
    if (absolute && command != null && command.isRelative()) {
      json.fault("absolute", command.path() + " twice is more than once");
    }
    if ((send == null) == !json.has("toVendor")) {
      json.fault("must have one of [send, toVendor]");
    }
    return command == null
        ? null
        : new Binding.Instruction(value, where, command, send, toVendor, absolute);
  }
}
