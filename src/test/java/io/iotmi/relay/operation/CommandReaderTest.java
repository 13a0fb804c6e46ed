package io.iotmi.relay.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandReaderTest {
  private static final AddressedCommand THREE =
      new AddressedCommand(
          "1",
          "0x0202",
          new Command.UpdateState(
              "0xff01", new LinkedHashMap<>(Map.of("0x0000", new Json.Text("3")))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'0xff01': {'0x0000': '3'}}]",
        "{'0xff01': {'0x0000': '3'}}",
      })
  void commandsAreAListOfObjectsOrOneObject(String commands) {
    assertEquals(List.of(THREE), commands(commands));
  }

  @Test
  void severalCommandsOfOneObjectKeepTheirOrder() {
    assertEquals(
        List.of(
            new Command.ClusterCommand("0x02", Map.of()),
            new Command.ClusterCommand("0x00", Map.of("level", new Json.Num("9"))),
            new Command.ReadState("0xff02", List.of())),
        commands("[{'0x02': {}, '0x00': {'level': 9}}, {'0xff02': null}]").stream()
            .map(AddressedCommand::command)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xff01", "0xFF01", "65281", "0x0000ff01"})
  void updateStateIsKnownByItsNumberInAnySpelling(String id) {
    Command command = commands("[{'" + id + "': {'0x0000': 1}}]").getFirst().command();
    assertEquals(Command.UpdateState.class, command.getClass());
    assertEquals(id, command.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | ",
        "{} | ",
        "'*' | ",
        "['*'] | ",
        "['0x0000', 1] | 0x0000,1",
        "{'0x0000': null} | 0x0000",
        "{'propertiesToRead': ['OnOff']} | OnOff",
        "{'propertiesToRead': ['*']} | ",
        "'OnOff' | OnOff",
      })
  void readStateIsTakenInEveryShape(String value, String attributes) {
    Command command = commands("[{'0xff02': " + value + "}]").getFirst().command();
    List<String> expected = attributes == null ? List.of() : List.of(attributes.split(",", -1));
    assertEquals(new Command.ReadState("0xff02", expected), command);
  }

  @Test
  void severalEndpointsAndClustersAreTakenInOrder() {
    String cluster = "{'id': '%s', 'commands': [{'0x00': {}}]}";
    String endpoint = "{'id': '%s', 'clusters': [%s, %s]}";
    String one = endpoint.formatted("1", cluster.formatted("6"), cluster.formatted("8"));
    String two = endpoint.formatted("2", cluster.formatted("6"), cluster.formatted("8"));
    assertEquals(
        List.of("1/6", "1/8", "2/6", "2/8"),
        sent("[" + one + "," + two + "]").stream()
            .map(command -> command.endpoint() + "/" + command.cluster())
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | /payload/endpoints must hold a command",
        "{} | /payload/endpoints must hold a command",
        "null | /payload/endpoints/0/clusters/0/commands is missing",
        "'0xff01' | /payload/endpoints/0/clusters/0/commands must be a list or an object",
        "['0xff01']"
            + " | /payload/endpoints/0/clusters/0/commands/0 must be an object of commands by id",
        "[{'0xff01': {}}] | /payload/endpoints/0/clusters/0/commands/0/*0 must hold a new value",
        "[{'0x00': 5}] | /payload/endpoints/0/clusters/0/commands/0/*0 must be an object",
        "[{'an address': {}}] | /payload/endpoints/0/clusters/0/commands/0/*0 must have an id of"
            + " 1 to 64 letters, digits, dots, - or _",
      })
  void whatIsNoCommandIsNamedByItsPlace(String commands, String message) {
    OperationReply reply = Calls.refused(Calls.OAUTH, Calls.send(cluster(commands)));
    assertEquals(OperationReply.refused(400, message), reply);
  }

  private static List<AddressedCommand> commands(String commands) {
    return sent(cluster(commands));
  }

  private static String cluster(String commands) {
    return "[{'id': '1', 'clusters': [{'id': '0x0202', 'commands': " + commands + "}]}]";
  }

  private static List<AddressedCommand> sent(String endpoints) {
    return ((OperationRequest.SendCommand)
            Calls.understood(Calls.OAUTH, Calls.send(endpoints)).request())
        .commands();
  }
}
