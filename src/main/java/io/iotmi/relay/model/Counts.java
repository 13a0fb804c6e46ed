package io.iotmi.relay.model;

import java.util.EnumMap;
import java.util.Map;

/** How often each thing happened; what is absent did not happen. */
public record Counts(Map<Count, Integer> values) {
  public static final Counts NONE = new Counts(Map.of());

  public Counts {
    values = Map.copyOf(values);
  }

  public int get(Count count) {
    return values.getOrDefault(count, 0);
  }

  public Counts plus(Count count, int more) {
    Map<Count, Integer> sum = new EnumMap<>(Count.class);
    sum.putAll(values);
    sum.merge(count, more, Integer::sum);
    return new Counts(sum);
  }

  public Counts plus(Counts more) {
    Map<Count, Integer> sum = new EnumMap<>(Count.class);
    sum.putAll(values);
    more.values.forEach((count, number) -> sum.merge(count, number, Integer::sum));
    return new Counts(sum);
  }
}
