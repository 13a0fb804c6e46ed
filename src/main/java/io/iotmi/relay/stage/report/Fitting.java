package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of a reply that are listed where there is no room for all of them. The worst ones come
 * first, since a caller has to act on them; what is left out is counted by outcome. Listed are they
 * in the order of the body, as always.
 */
final class Fitting {
  /**
   * A part of the room is kept for violations, or many events would leave none for the first
   * reason.
   */
  private static final double SHARE_WITHOUT_VIOLATIONS = 0.75;

  private final Room room;
  private final @Nullable Json[] listed;
  private int left;

  private Fitting(Room room, int left, int events) {
    this.room = room;
    this.left = left;
    this.listed = new @Nullable Json[events];
  }

  /**
   * Lists what fits.
   *
   * @param taken bytes of the room that the rest of the body takes
   */
  static Fitting of(List<ReplyEvent> events, Room room, int taken) {
    Fitting fitting = new Fitting(room, room.bytes() - taken, events.size());
    List<Integer> worstFirst = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      worstFirst.add(i);
    }
    worstFirst.sort(
        Comparator.comparing((Integer i) -> events.get(i).status())
            .reversed()
            .thenComparing(i -> i));
    int forViolations = (int) (fitting.left * (1 - SHARE_WITHOUT_VIOLATIONS));
    fitting.left -= forViolations;
    for (int i : worstFirst) {
      fitting.list(i, events.get(i).withViolations(0));
    }
    fitting.left += forViolations;
    for (int i : worstFirst) {
      fitting.addViolations(i, events.get(i));
    }
    for (int i : worstFirst) {
      fitting.list(i, events.get(i).withViolations(0));
    }
    return fitting;
  }

  List<Json> listed() {
    List<Json> items = new ArrayList<>();
    for (Json item : listed) {
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /** How many events are not listed, by outcome. */
  Json.Obj omitted(List<ReplyEvent> events) {
    List<ReplyEvent> omitted = new ArrayList<>();
    for (int i = 0; i < listed.length; i++) {
      if (listed[i] == null) {
        omitted.add(events.get(i));
      }
    }
    return counts(omitted);
  }

  static Json.Obj counts(List<ReplyEvent> events) {
    Map<String, Integer> counts = new TreeMap<>();
    events.forEach(event -> counts.merge(event.outcome(), 1, Integer::sum));
    JsonMembers json = new JsonMembers();
    counts.forEach(json::number);
    return json.object();
  }

  private void list(int i, ReplyEvent event) {
    if (listed[i] == null) {
      Json json = event.json();
      int cost = room.cost(json) + 1;
      if (cost <= left) {
        listed[i] = json;
        left -= cost;
      }
    }
  }

  /** All violations, or as many as half as often as it takes. */
  private void addViolations(int i, ReplyEvent event) {
    Json before = listed[i];
    for (int most = event.violations().size(); before != null && most > 0; most /= 2) {
      Json json = event.withViolations(most).json();
      int cost = room.cost(json) - room.cost(before);
      if (cost <= left) {
        listed[i] = json;
        left -= cost;
        return;
      }
    }
  }
}
