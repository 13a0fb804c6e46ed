package io.iotmi.relay.local.conformance.rule;

import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.ServiceCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that was taken, and what was sent for it.
 *
 * @param responses by its trace id, in their order
 * @param values of the attribute that it sets or reads, reported for its device after it was sent
 *     and before the device got another command; where its value is known, only that one
 */
record SentCommand(
    MadeCall call,
    World.Command known,
    List<ReceivedRequest> responses,
    List<Values.Value> values) {

  /** Those that are for a device which the user has. */
  static List<SentCommand> of(Transcript transcript) {
    return transcript
        .usual(ServiceCall.SEND)
        .filter(MadeCall::taken)
        .flatMap(
            call ->
                transcript
                    .command(call.call().traceId())
                    .map(known -> of(transcript, call, known))
                    .stream())
        .toList();
  }

  private static SentCommand of(Transcript transcript, MadeCall call, World.Command known) {
    List<ReceivedRequest> responses =
        transcript.accepted(Transcript.RESPONSE, "TraceId", call.call().traceId());
    Instant sent = sent(call);
    Instant next = next(transcript, known.sent().device(), sent);
    List<ReceivedRequest> since =
        Stream.of(Transcript.RESPONSE, Transcript.EVENT)
            .flatMap(
                operation ->
                    transcript
                        .accepted(operation, "ConnectorDeviceId", known.sent().device())
                        .stream())
            .filter(request -> !request.at().isBefore(sent) && request.at().isBefore(next))
            .toList();
    String attribute = known.attribute();
    return new SentCommand(
        call,
        known,
        responses,
        Values.of(since).stream()
            .filter(value -> value.endpoint().equals(known.sent().endpoint()))
            .filter(value -> value.cluster() == Values.number(known.sent().cluster()))
            .filter(value -> attribute == null || value.id() == Values.number(attribute))
            .filter(value -> known.value() == null || same(value, known))
            .toList());
  }

  private static Instant sent(MadeCall call) {
    return call.attempts().getFirst().sent();
  }

  private static Instant next(Transcript transcript, String device, Instant sent) {
    return transcript.calls().stream()
        .filter(call -> call.call().device().equals(device))
        .map(SentCommand::sent)
        .filter(sent::isBefore)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** A value of the wrong type is one all the same; another rule says so. */
  private static boolean same(Values.Value value, World.Command known) {
    return known.value() != null && value.value().asText().equals(known.value().asText());
  }

  boolean isOf(String command) {
    return known.sent().command().equals(command);
  }

  boolean isOfCluster() {
    return !isOf(ClusterCommand.UPDATE_STATE) && !isOf(ClusterCommand.READ_STATE);
  }

  boolean silent() {
    return known.device() == World.Device.SILENT;
  }

  /** Status of the first response. */
  Optional<Integer> status() {
    return responses.stream()
        .findFirst()
        .map(response -> response.body().path("StatusCode").asInt());
  }

  @Override
  public String toString() {
    return "command " + call.call().traceId();
  }
}
