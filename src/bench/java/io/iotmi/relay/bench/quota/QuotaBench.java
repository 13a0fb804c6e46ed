package io.iotmi.relay.bench.quota;

import io.iotmi.relay.local.endpoint.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints how busy the relay keeps the quota and how often it hears 429, how the age of events grows
 * with load, and what merging buys. Two runs at a time, because most of each is waiting.
 */
public final class QuotaBench {
  private static final int AT_A_TIME = 2;
  private static final double QUOTA = 10;
  private static final Map<String, String> SETTINGS =
      Map.of("SEND_QUOTA", "10", "SEND_RATE_LIMIT", "1");
  private static final int SECONDS = 30;

  private QuotaBench() {}

  /**
   * Takes about eight minutes.
   *
   * @param events how many a backlog has
   */
  public static void run(int events) throws Exception {
    backlog(events);
    load();
    merging();
  }

  private static void backlog(int events) throws Exception {
    System.out.printf(
        "%nBacklog of %d events, each of another device, quota %.0f requests a second%n",
        events, QUOTA);
    System.out.printf(
        "%-28s %6s %6s %9s %8s %8s %10s%n",
        "RUNTIMES", "BATCH", "BURST", "SECONDS", "BUSY", "429", "DYNAMODB");
    List<Scenario> scenarios =
        List.of(
            backlog("1", 1, false, 100, 10),
            backlog("2", 2, false, 100, 10),
            backlog("8", 8, false, 50, 10),
            backlog("8 that start and stop", 8, true, 25, 10));
    List<Measured> all = each(scenarios, scenario -> Backlog.run(scenario, events));
    for (int i = 0; i < all.size(); i++) {
      Scenario scenario = scenarios.get(i);
      Measured measured = all.get(i);
      System.out.printf(
          "%-28s %6d %6d %9.1f %7.1f%% %7.1f%% %10.3f%s%n",
          scenario.name(),
          scenario.batch(),
          scenario.quota().burst(),
          measured.took().toMillis() / 1e3,
          100 * measured.busy(),
          100 * measured.throttled(),
          measured.tableRequests(),
          measured.accepted() == events ? "" : "  incomplete: " + measured);
    }
  }

  private static void load() throws Exception {
    System.out.printf(
        "%nAge of events when the endpoint receives them, %d s of even load, 2 runtimes%n",
        SECONDS);
    System.out.printf(
        "%-28s %9s %9s %9s %9s %8s%n",
        "EVENTS A SECOND", "EVENTS", "MEDIAN s", "P95 s", "MAX s", "429");
    List<Double> loads = List.of(2.0, 5.0, 8.0, 9.5, 12.0, 15.0);
    List<LiveRun> all =
        each(loads, load -> LiveRun.of(live("off"), VendorTrace.even(load, SECONDS)));
    for (int i = 0; i < all.size(); i++) {
      print(loads.get(i).toString(), all.get(i));
    }
  }

  private static void merging() throws Exception {
    List<VendorEvent> trace = VendorTrace.bursty(SECONDS);
    System.out.printf(
        "%nDoors, power meters and a colour wheel for %d s: %d events, 2 runtimes%n",
        SECONDS, trace.size());
    System.out.printf(
        "%-28s %9s %9s %9s %9s %8s%n", "MERGE", "REQUESTS", "MEDIAN s", "P95 s", "MAX s", "429");
    List<String> modes = List.of("off", "lossless", "latest");
    List<LiveRun> all = each(modes, mode -> LiveRun.of(live(mode), trace));
    for (int i = 0; i < all.size(); i++) {
      print(modes.get(i), all.get(i));
    }
  }

  private static void print(String name, LiveRun run) {
    System.out.printf(
        "%-28s %9d %9.1f %9.1f %9.1f %8d%s%n",
        name,
        run.requests(),
        run.age(0.5).toMillis() / 1e3,
        run.age(0.95).toMillis() / 1e3,
        run.age(1).toMillis() / 1e3,
        run.throttled(),
        run.ages().size() == run.events()
            ? ""
            : "  " + (run.events() - run.ages().size()) + " values never arrived");
  }

  private static Scenario backlog(
      String name, int runtimes, boolean comeAndGo, int batch, int burst) {
    return new Scenario(name, runtimes, comeAndGo, batch, new Quota(QUOTA, burst), SETTINGS);
  }

  private static Scenario live(String merge) {
    return new Scenario(merge, 2, false, 100, new Quota(QUOTA, 10), SETTINGS)
        .with(Map.of("MERGE", merge));
  }

  private static <T, R> List<R> each(List<T> inputs, Work<T, R> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Callable<R>> tasks =
          inputs.stream().map(input -> (Callable<R>) () -> work.on(input)).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    }
  }

  private interface Work<T, R> {
    R on(T input) throws Exception;
  }
}
