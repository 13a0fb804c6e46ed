package io.iotmi.relay.author;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** JSON for people: what fits into a line stays in one. */
public final class IndentedJson {
  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();

  private IndentedJson() {}

  public static String of(Json json) {
    IndentedJson writer = new IndentedJson();
    writer.write(json, "");
    return writer.out.toString();
  }

  private void write(Json json, String indent) {
    String line = new String(JsonWriter.bytes(json), StandardCharsets.UTF_8);
    if (indent.length() + line.length() <= WIDTH) {
      out.append(line);
      return;
    }
    switch (json) {
      case Json.Obj(Map<String, Json> members) -> {
        out.append('{');
        Iterator<Map.Entry<String, Json>> each = members.entrySet().iterator();
        while (each.hasNext()) {
          Map.Entry<String, Json> member = each.next();
          String name =
              new String(JsonWriter.bytes(new Json.Text(member.getKey())), StandardCharsets.UTF_8);
          out.append('\n').append(indent).append("  ").append(name).append(": ");
          write(member.getValue(), indent + "  ");
          out.append(each.hasNext() ? "," : "\n" + indent + "}");
        }
      }
      case Json.Arr(List<Json> items) -> {
        out.append('[');
        Iterator<Json> each = items.iterator();
        while (each.hasNext()) {
          out.append('\n').append(indent).append("  ");
          write(each.next(), indent + "  ");
          out.append(each.hasNext() ? "," : "\n" + indent + "]");
        }
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> out.append(line);
    }
  }
}
