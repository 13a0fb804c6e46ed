package io.iotmi.relay.local.conformance.rule;

import static io.iotmi.relay.local.conformance.rule.Verdict.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for every request of a connector. */
final class EventChecks {
  private static final Set<String> OPERATIONS =
      Set.of(Transcript.DISCOVERY, Transcript.RESPONSE, Transcript.EVENT, "DEVICE_COMMAND_REQUEST");

  /** Statuses after which the caller is expected to try again. */
  private static final Set<Integer> PASSING = Set.of(429, 500, 503);

  private static final String NO_REQUEST = "no request came";
  private static final String NO_EVENT = "no DEVICE_EVENT was accepted";

  private EventChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "V1", t -> each(t, request -> unless(request.status() != 403, refused(request))),
        "V2", t -> each(t, request -> unless(request.status() != 400, refused(request))),
        "V3", t -> each(t, request -> connector(t, request)),
        "V4", t -> each(t, EventChecks::operation),
        "V5", EventChecks::attributes,
        "V6", EventChecks::users,
        "V7", EventChecks::named,
        "V8", EventChecks::again,
        "V9", EventChecks::changes);
  }

  private static Verdict each(
      Transcript transcript, Function<ReceivedRequest, Optional<String>> fault) {
    return Verdict.of(
        transcript.requests().stream()
            .filter(request -> request.status() != ReceivedRequest.UNANSWERED),
        NO_REQUEST,
        fault);
  }

  private static String refused(ReceivedRequest request) {
    return "%s: %s %s"
        .formatted(Shown.request(request), request.errorType(), request.errorMessage());
  }

  private static Optional<String> connector(Transcript transcript, ReceivedRequest request) {
    return unless(
        request.connectorId().equals(transcript.world().connectorId()),
        Shown.request(request) + " is for the connector " + Shown.text(request.connectorId()));
  }

  private static Optional<String> operation(ReceivedRequest request) {
    String version = Transcript.text(request, "OperationVersion");
    return unless(
        OPERATIONS.contains(Transcript.text(request, "Operation"))
            && (version.equals("1") || version.startsWith("1.")),
        Shown.request(request) + " has the version \"" + version + "\"");
  }

  private static Verdict attributes(Transcript transcript) {
    List<JsonNode> given = new ArrayList<>();
    for (ReceivedRequest request : transcript.requests()) {
      for (JsonNode cluster : request.body().path("MatterEndpoint").path("clusters")) {
        if (cluster.has("attributes")) {
          given.add(cluster.path("attributes"));
        }
      }
    }
    return Verdict.of(
        given,
        "no request has attributes",
        one -> unless(one.isObject(), "attributes are " + Shown.json(one)));
  }

  private static Verdict users(Transcript transcript) {
    Set<String> known =
        transcript.world().accounts().keySet().stream()
            .flatMap(account -> transcript.userId(account).stream())
            .collect(Collectors.toSet());
    return Verdict.of(
        transcript.requests().stream().filter(request -> request.body().hasNonNull("UserId")),
        "no request has a UserId",
        request ->
            unless(
                known.contains(Transcript.text(request, "UserId")),
                Shown.request(request) + " has the UserId " + Transcript.text(request, "UserId")));
  }

  private static Verdict named(Transcript transcript) {
    return Verdict.of(
        transcript.accepted(Transcript.EVENT),
        NO_EVENT,
        event -> {
          JsonNode endpoint = event.body().path("MatterEndpoint");
          return unless(
              !Transcript.text(event, "ConnectorDeviceId").isEmpty()
                  && !endpoint.path("id").asText().isEmpty()
                  && !endpoint.path("clusters").isEmpty(),
              "a DEVICE_EVENT without a device, an endpoint or a cluster");
        });
  }

  private static Verdict again(Transcript transcript) {
    List<ReceivedRequest> requests = transcript.requests();
    return Verdict.of(
        requests.stream().filter(request -> PASSING.contains(request.status())),
        "the endpoint took every request at once",
        request ->
            unless(
                requests.subList(CommandChecks.index(transcript, request), requests.size()).stream()
                    .filter(ReceivedRequest::accepted)
                    .anyMatch(later -> brings(later, request)),
                Shown.request(request) + " got " + request.status() + " and never came again"));
  }

  /** A connector may pack devices otherwise when it tries again; the first of them must come. */
  private static boolean brings(ReceivedRequest later, ReceivedRequest refused) {
    Predicate<String> same =
        member -> Transcript.text(later, member).equals(Transcript.text(refused, member));
    return Stream.of("Operation", "DeviceDiscoveryId", "ConnectorDeviceId", "TraceId")
            .allMatch(same)
        && ids(later).containsAll(ids(refused).stream().limit(1).toList());
  }

  private static List<String> ids(ReceivedRequest request) {
    List<String> ids = new ArrayList<>();
    request
        .body()
        .path("Devices")
        .forEach(device -> ids.add(device.path("ConnectorDeviceId").asText()));
    return ids;
  }

  private static Verdict changes(Transcript transcript) {
    return Verdict.of(
        transcript.world().changes().stream()
            .filter(change -> !UnlinkChecks.unlinked(transcript, change)),
        "the vendor could not be made to report a change",
        change ->
            unless(
                transcript.accepted(Transcript.EVENT, "ConnectorDeviceId", change.device()).stream()
                    .anyMatch(event -> !event.at().isBefore(change.at())),
                "the change of " + change.device() + " was not sent"));
  }
}
