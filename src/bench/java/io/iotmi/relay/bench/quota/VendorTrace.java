package io.iotmi.relay.bench.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a vendor cloud sends of one home after another: doors that open and close, power meters that
 * report three values once a second, a colour wheel being dragged. The same in every run.
 */
final class VendorTrace {
  private static final long SEED = 4_711;
  private static final int DOORS = 20;
  private static final int METERS = 4;
  private static final List<String> METERED = List.of("0x0004", "0x0005", "0x0008");

  private final Random random = new Random(SEED);
  private final List<VendorEvent> events = new ArrayList<>();
  private final Map<String, Integer> changes = new HashMap<>();

  private VendorTrace() {}

  /** About 20 events a second, twice the default quota. */
  static List<VendorEvent> bursty(int seconds) {
    VendorTrace trace = new VendorTrace();
    trace.doors(seconds);
    trace.meters(seconds);
    trace.colourWheel(seconds);
    return trace.inOrder();
  }

  /** Changes of ever other devices, evenly spaced. */
  static List<VendorEvent> even(double perSecond, int seconds) {
    VendorTrace trace = new VendorTrace();
    int count = (int) Math.round(perSecond * seconds);
    for (int i = 0; i < count; i++) {
      trace.add(Math.round(i * 1_000 / perSecond), "device-" + i, "0x0006", "0x0000");
    }
    return trace.inOrder();
  }

  private void doors(int seconds) {
    for (int door = 0; door < DOORS; door++) {
      for (long at = random.nextLong(20_000); at < seconds * 1_000L; ) {
        add(at, "door-" + door, "0x0045", "0x0000");
        at += random.nextLong(2_000, 6_000);
        add(at, "door-" + door, "0x0045", "0x0000");
        at += random.nextLong(8_000, 24_000);
      }
    }
  }

  private void meters(int seconds) {
    for (int meter = 0; meter < METERS; meter++) {
      long offset = random.nextLong(1_000);
      for (int second = 0; second < seconds; second++) {
        for (String attribute : METERED) {
          add(second * 1_000L + offset, "meter-" + meter, "0x0090", attribute);
        }
      }
    }
  }

  /** Every ten seconds for three seconds, hue and saturation ten times a second. */
  private void colourWheel(int seconds) {
    for (long drag = 2_000; drag < seconds * 1_000L; drag += 10_000) {
      for (long at = drag; at < drag + 3_000; at += 100) {
        add(at, "lamp", "0x0300", "0x0000");
        add(at, "lamp", "0x0300", "0x0001");
      }
    }
  }

  private void add(long millis, String device, String cluster, String attribute) {
    int sequence = changes.merge(device + cluster + attribute, 1, Integer::sum);
    String id = device + "-" + cluster + "-" + attribute + "-" + sequence;
    events.add(new VendorEvent(id, millis, device, cluster, attribute, sequence));
  }

  private List<VendorEvent> inOrder() {
    events.sort(Comparator.comparingLong(VendorEvent::millis));
    return List.copyOf(events);
  }
}
