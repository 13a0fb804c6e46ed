package io.iotmi.relay.local.conformance.rule;

import static io.iotmi.relay.local.conformance.rule.Verdict.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.conformance.rule.Discoveries.Device;
import io.iotmi.relay.local.conformance.rule.Discoveries.Job;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.ServiceCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What holds for the discovery of devices. */
final class DiscoveryChecks {
  private static final String NO_PAGES = "no discovery led to an event";

  private DiscoveryChecks() {}

  static Map<String, Check> all() {
    return Map.ofEntries(
        Map.entry("D1", DiscoveryChecks::answered),
        Map.entry("D2", DiscoveryChecks::started),
        Map.entry("D3", DiscoveryChecks::askedFor),
        Map.entry("D4", t -> jobs(t, job -> unless(job.last() >= 0, job + " never had a 200"))),
        Map.entry("D5", t -> jobs(t, DiscoveryChecks::announced)),
        Map.entry("D6", t -> jobs(t, DiscoveryChecks::completed)),
        Map.entry("D7", DiscoveryChecks::whole),
        Map.entry("D8", DiscoveryChecks::filtered),
        Map.entry("D9", DiscoveryChecks::user),
        Map.entry("D10", DiscoveryChecks::reports),
        Map.entry("D11", t -> jobs(t, DiscoveryChecks::once)));
  }

  private static Verdict answered(Transcript transcript) {
    return Verdict.of(
        transcript.usual(ServiceCall.DISCOVER),
        "no discovery was asked for",
        call -> unless(call.taken(), call.call() + " got " + call.codes()));
  }

  private static Verdict started(Transcript transcript) {
    return Verdict.of(
        Discoveries.of(transcript),
        "no discovery was answered with 200",
        job -> unless(!job.pages().isEmpty(), job + " led to no event"));
  }

  private static Verdict askedFor(Transcript transcript) {
    Set<String> asked =
        transcript
            .usual(ServiceCall.DISCOVER)
            .map(call -> call.call().discoveryId())
            .collect(Collectors.toSet());
    return Verdict.of(
        transcript.accepted(Transcript.DISCOVERY),
        NO_PAGES,
        page ->
            unless(
                asked.contains(Transcript.text(page, "DeviceDiscoveryId")),
                Shown.request(page) + " was not asked for"));
  }

  private static Verdict jobs(Transcript transcript, Function<Job, Optional<String>> fault) {
    return Verdict.of(
        Discoveries.of(transcript).stream().filter(job -> !job.pages().isEmpty()), NO_PAGES, fault);
  }

  private static Optional<String> announced(Job job) {
    List<Integer> codes = job.codes();
    List<Integer> before = codes.subList(0, job.last() < 0 ? codes.size() : job.last());
    return unless(
        before.stream().allMatch(code -> code >= 300 && code <= 399),
        job + " had the codes " + codes);
  }

  private static Optional<String> completed(Job job) {
    int after = job.last() < 0 ? 0 : job.pages().size() - 1 - job.last();
    return unless(after == 0, job + " had " + after + " more events after its 200");
  }

  private static Verdict whole(Transcript transcript) {
    return Verdict.of(
        Discoveries.of(transcript).stream()
            .filter(job -> job.call().call().filter().isEmpty())
            .filter(job -> transcript.devices(job.account()).isPresent()),
        "no discovery without a filter was taken, or it is not known what the user has",
        job -> {
          Set<String> missing = new TreeSet<>(transcript.devices(job.account()).orElse(Set.of()));
          missing.removeAll(job.ids());
          return unless(missing.isEmpty(), job + " lacks " + few(missing));
        });
  }

  private static Verdict filtered(Transcript transcript) {
    return Verdict.of(
        Discoveries.of(transcript).stream().filter(job -> !job.call().call().filter().isEmpty()),
        "no discovery with a filter was taken",
        job -> {
          Set<String> more = new TreeSet<>(job.ids());
          Set<String> missing = new TreeSet<>(job.call().call().filter());
          missing.removeAll(more);
          job.call().call().filter().forEach(more::remove);
          return unless(
              more.isEmpty() && missing.isEmpty(),
              job + " has " + few(more) + " too many and lacks " + few(missing));
        });
  }

  private static Verdict user(Transcript transcript) {
    return Verdict.of(
        Discoveries.of(transcript).stream()
            .flatMap(job -> job.pages().stream().map(page -> new Page(job, page))),
        NO_PAGES,
        page -> {
          Optional<String> expected = transcript.userId(page.job().account());
          String given = Transcript.text(page.request(), "UserId");
          return unless(
              expected.isPresent() && expected.get().equals(given),
              page.job() + " has " + (given.isEmpty() ? "no UserId" : "the UserId " + given));
        });
  }

  private record Page(Job job, ReceivedRequest request) {}

  private static Verdict reports(Transcript transcript) {
    return Verdict.of(
        Discoveries.of(transcript).stream().flatMap(job -> job.devices().stream()),
        "no device was reported",
        device -> unless(isReported(device), device.id() + " has no whole capability report"));
  }

  private static boolean isReported(Device device) {
    JsonNode report = device.tree().path("CapabilityReport");
    boolean endpoints = !report.path("endpoints").isEmpty();
    for (JsonNode endpoint : report.path("endpoints")) {
      endpoints &= !endpoint.path("deviceTypes").isEmpty() && !endpoint.path("clusters").isEmpty();
    }
    return endpoints && report.path("version").asText().equals("1.0.0");
  }

  private static Optional<String> once(Job job) {
    Set<String> seen = new TreeSet<>();
    Set<String> twice = new TreeSet<>();
    job.ids().stream().filter(id -> !seen.add(id)).forEach(twice::add);
    return unless(twice.isEmpty(), job + " reports " + few(twice) + " more than once");
  }

  private static String few(Set<String> ids) {
    return ids.size() <= 3
        ? ids.toString()
        : ids.stream().limit(3).toList() + " and " + (ids.size() - 3) + " more";
  }
}
