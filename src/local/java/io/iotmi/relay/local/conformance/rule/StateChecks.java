package io.iotmi.relay.local.conformance.rule;

import static io.iotmi.relay.local.conformance.rule.Verdict.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.ClusterCommand;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What holds for the state that follows from a command, and for values at all. */
final class StateChecks {
  private static final String BOOLEAN = "boolean";
  private static final String INTEGER = "integer";

  /** Types of attributes that commands of the run set, and of some that devices often report. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("0x0006/0x0000", BOOLEAN),
          Map.entry("0x0008/0x0000", INTEGER),
          Map.entry("0x0101/0x0000", INTEGER),
          Map.entry("0x0201/0x0000", INTEGER),
          Map.entry("0x0201/0x0012", INTEGER),
          Map.entry("0x0201/0x001c", INTEGER),
          Map.entry("0x0202/0x0000", INTEGER),
          Map.entry("0x0300/0x0007", INTEGER),
          Map.entry("0x0402/0x0000", INTEGER),
          Map.entry("0x0405/0x0000", INTEGER),
          Map.entry("0x0045/0x0000", BOOLEAN),
          Map.entry("0x0039/0x0011", BOOLEAN));

  private StateChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "C7", StateChecks::confirmed,
        "C8", StateChecks::reported,
        "C9", StateChecks::ordered,
        "C11", StateChecks::read,
        "V10", StateChecks::typed);
  }

  private static Verdict confirmed(Transcript transcript) {
    return Verdict.of(
        SentCommand.of(transcript).stream()
            .filter(command -> command.known().device() != World.Device.UNKNOWN)
            .filter(command -> !command.responses().isEmpty()),
        "no response was sent, or it is not known what the device confirmed",
        command ->
            unless(
                !command.silent() || Values.of(command.responses()).isEmpty(),
                command + " has attributes, and its device never confirmed"));
  }

  private static Stream<SentCommand> changes(Transcript transcript) {
    return SentCommand.of(transcript).stream()
        .filter(command -> command.known().device() == World.Device.CONFIRMS)
        .filter(command -> command.known().value() != null);
  }

  private static Verdict reported(Transcript transcript) {
    return Verdict.of(
        changes(transcript),
        "it is not known what devices confirm",
        command ->
            unless(!command.values().isEmpty(), command + ": the new value was not reported"));
  }

  private static Verdict ordered(Transcript transcript) {
    return Verdict.of(
        changes(transcript)
            .filter(command -> !command.responses().isEmpty() && !command.values().isEmpty()),
        "no command led to both a response and a new value",
        command -> {
          int response = CommandChecks.index(transcript, command.responses().getFirst());
          boolean first =
              command.values().stream()
                  .map(value -> CommandChecks.index(transcript, value.request()))
                  .allMatch(at -> at >= response);
          return unless(first, command + ": the new value came before the response");
        });
  }

  private static Verdict read(Transcript transcript) {
    return Verdict.of(
        SentCommand.of(transcript).stream()
            .filter(command -> command.isOf(ClusterCommand.READ_STATE))
            .filter(command -> !command.silent()),
        "no ReadState was taken",
        command -> unless(!command.values().isEmpty(), command + ": no value was reported"));
  }

  private static Verdict typed(Transcript transcript) {
    List<ReceivedRequest> reports =
        Stream.of(Transcript.EVENT, Transcript.RESPONSE)
            .flatMap(operation -> transcript.accepted(operation).stream())
            .toList();
    return Verdict.of(
        Values.of(reports).stream().filter(value -> TYPES.containsKey(value.name())),
        "no attribute was reported whose type the run knows",
        value ->
            unless(
                isA(TYPES.getOrDefault(value.name(), ""), value.value()),
                "%s of %s is %s"
                    .formatted(
                        value.name(), Shown.request(value.request()), Shown.json(value.value()))));
  }

  /** Any attribute may be null where its device does not know the value. */
  private static boolean isA(String type, JsonNode value) {
    return value.isNull() || (type.equals(BOOLEAN) ? value.isBoolean() : value.isIntegralNumber());
  }
}
