package io.iotmi.relay.local.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run as it was recorded.
 *
 * @param calls in the order in which they were made
 * @param requests of the connector at the endpoint, in the order in which they were decided on
 * @param world what the run knows of accounts, devices and the vendor
 */
public record Transcript(List<MadeCall> calls, List<ReceivedRequest> requests, World world) {
  public static final String DISCOVERY = "DEVICE_DISCOVERY";
  public static final String RESPONSE = "DEVICE_COMMAND_RESPONSE";
  public static final String EVENT = "DEVICE_EVENT";

  public Transcript {
    calls = List.copyOf(calls);
    requests = List.copyOf(requests);
  }

  /** Calls of an operation with which nothing is wrong. */
  Stream<MadeCall> usual(String operation) {
    return calls.stream()
        .filter(call -> call.purpose().usual())
        .filter(call -> call.call().operation().equals(operation));
  }

  /** Those that were answered with 200. */
  List<MadeCall> taken(String operation) {
    return usual(operation).filter(MadeCall::taken).toList();
  }

  Stream<MadeCall> of(MadeCall.Purpose purpose) {
    return calls.stream().filter(call -> call.purpose() == purpose);
  }

  /** Accepted requests of an operation. */
  List<ReceivedRequest> accepted(String operation) {
    return requests.stream()
        .filter(ReceivedRequest::accepted)
        .filter(request -> text(request, "Operation").equals(operation))
        .toList();
  }

  List<ReceivedRequest> accepted(String operation, String member, String value) {
    return accepted(operation).stream()
        .filter(request -> text(request, member).equals(value))
        .toList();
  }

  /** The id that the account's user was given, empty where no activation gave one. */
  Optional<String> userId(String account) {
    return usual("AWS.ActivateUser")
        .filter(call -> call.account().equals(account))
        .flatMap(call -> call.replies().stream())
        .map(Reply::userId)
        .filter(id -> !id.isEmpty())
        .findFirst();
  }

  /** Empty where the run did not send it as a command that is to be carried out. */
  Optional<World.Command> command(String traceId) {
    return Optional.ofNullable(world.commands().get(traceId));
  }

  /** All devices of an account, empty where they are not known. */
  Optional<Set<String>> devices(String account) {
    return Optional.ofNullable(world.accounts().get(account)).map(World.Account::devices);
  }

  static String text(ReceivedRequest request, String member) {
    JsonNode value = request.body().path(member);
    return value.isTextual() ? value.asText() : "";
  }
}
