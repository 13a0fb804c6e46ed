package io.iotmi.relay.local.conformance.rule;

import static io.iotmi.relay.local.conformance.rule.Verdict.unless;

import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.ServiceCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What holds for commands and their responses. */
final class CommandChecks {
  private static final String NO_RESPONSE = "no command led to a response";

  private CommandChecks() {}

  static Map<String, Check> all() {
    return Map.ofEntries(
        Map.entry("C1", CommandChecks::answered),
        Map.entry("C2", CommandChecks::responded),
        Map.entry("C3", CommandChecks::traced),
        Map.entry("C4", CommandChecks::once),
        Map.entry("C5", t -> responses(t, CommandChecks::device)),
        Map.entry("C6", t -> responses(t, (command, response) -> user(t, command, response))),
        Map.entry("C10", t -> done(t, command -> command.isOf(ClusterCommand.UPDATE_STATE))),
        Map.entry("C12", t -> done(t, SentCommand::isOfCluster)),
        Map.entry("C13", CommandChecks::unknownDevice),
        Map.entry("C14", CommandChecks::dispatched));
  }

  private static Verdict answered(Transcript transcript) {
    return Verdict.of(
        transcript.usual(ServiceCall.SEND),
        "no command could be sent: no discovered device has a cluster that the run knows",
        call -> unless(call.taken(), call.call() + " got " + call.codes()));
  }

  private static Verdict responded(Transcript transcript) {
    return Verdict.of(
        SentCommand.of(transcript),
        "no command was taken",
        command -> unless(!command.responses().isEmpty(), command + " has no response"));
  }

  private static Verdict traced(Transcript transcript) {
    Set<String> sent =
        transcript.calls().stream().map(call -> call.call().traceId()).collect(Collectors.toSet());
    return Verdict.of(
        transcript.accepted(Transcript.RESPONSE),
        NO_RESPONSE,
        response ->
            unless(
                sent.contains(Transcript.text(response, "TraceId")),
                "a response with the trace id \"" + Transcript.text(response, "TraceId") + "\""));
  }

  private static Verdict once(Transcript transcript) {
    return Verdict.of(
        SentCommand.of(transcript).stream().filter(command -> !command.responses().isEmpty()),
        NO_RESPONSE,
        command ->
            unless(
                command.responses().size() == 1,
                command + " has " + command.responses().size() + " responses"));
  }

  private record Answer(SentCommand command, ReceivedRequest response) {}

  private static Verdict responses(
      Transcript transcript, BiFunction<SentCommand, ReceivedRequest, Optional<String>> fault) {
    return Verdict.of(
        SentCommand.of(transcript).stream()
            .flatMap(
                command ->
                    command.responses().stream().map(response -> new Answer(command, response))),
        NO_RESPONSE,
        answer -> fault.apply(answer.command(), answer.response()));
  }

  private static Optional<String> device(SentCommand command, ReceivedRequest response) {
    String given = Transcript.text(response, "ConnectorDeviceId");
    return unless(
        command.known().sent().device().equals(given),
        command + " names the device \"" + given + "\"");
  }

  private static Optional<String> user(
      Transcript transcript, SentCommand command, ReceivedRequest response) {
    String given = Transcript.text(response, "UserId");
    return unless(
        transcript.userId(command.call().account()).equals(Optional.of(given)),
        command + " has " + (given.isEmpty() ? "no UserId" : "the UserId " + given));
  }

  private static Verdict done(Transcript transcript, Predicate<SentCommand> kind) {
    return Verdict.of(
        SentCommand.of(transcript).stream()
            .filter(kind)
            .filter(command -> !command.silent() && command.status().isPresent()),
        "no such command led to a response",
        command ->
            unless(
                command.status().equals(Optional.of(200)),
                command + " was responded to with " + command.status().orElse(0)));
  }

  private static Verdict unknownDevice(Transcript transcript) {
    return Verdict.of(
        transcript.of(MadeCall.Purpose.UNKNOWN_DEVICE).filter(call -> !call.replies().isEmpty()),
        "no such command was answered",
        call -> {
          List<Integer> codes =
              transcript.accepted(Transcript.RESPONSE, "TraceId", call.call().traceId()).stream()
                  .map(response -> response.body().path("StatusCode").asInt())
                  .toList();
          boolean told = codes.stream().anyMatch(code -> code >= 400);
          return unless(
              !call.taken() || told, call.call() + " got 200, and the responses " + codes);
        });
  }

  /** What reads may be asked more than once. */
  private static Verdict dispatched(Transcript transcript) {
    return Verdict.of(
        SentCommand.of(transcript).stream()
            .filter(command -> !command.isOf(ClusterCommand.READ_STATE))
            .filter(command -> command.known().dispatched() != null),
        "it is not seen what the vendor gets",
        command ->
            unless(
                Integer.valueOf(1).equals(command.known().dispatched()),
                command + " reached the vendor " + command.known().dispatched() + " times"));
  }

  /** Indexes of requests, so that the order of two can be told. */
  static int index(Transcript transcript, ReceivedRequest request) {
    return transcript.requests().indexOf(request);
  }
}
