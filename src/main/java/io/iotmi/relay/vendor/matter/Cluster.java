package io.iotmi.relay.vendor.matter;

import io.iotmi.relay.model.MatterId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of the data model.
 *
 * @param id in hexadecimal
 */
public record Cluster(
    String name,
    String id,
    int revision,
    List<Attribute> attributes,
    List<Command> commands,
    List<Event> events) {
  public Cluster {
    attributes = List.copyOf(attributes);
    commands = List.copyOf(commands);
    events = List.copyOf(events);
  }

  public @Nullable Attribute attribute(String nameOrId) {
    return find(attributes, nameOrId, Attribute::name, Attribute::id);
  }

  public @Nullable Command command(String nameOrId) {
    return find(commands, nameOrId, Command::name, Command::id);
  }

  public @Nullable Event event(String nameOrId) {
    return find(events, nameOrId, Event::name, Event::id);
  }

  private static <T> @Nullable T find(
      Collection<T> all, String nameOrId, Function<T, String> name, Function<T, String> id) {
    String canonical = MatterId.canonical(nameOrId);
    for (T one : all) {
      if (name.apply(one).equals(nameOrId) || MatterId.canonical(id.apply(one)).equals(canonical)) {
        return one;
      }
    }
    return null;
  }
}
