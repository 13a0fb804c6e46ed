package io.iotmi.relay.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.replay.command.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final String ROOT = "https://sqs.eu-west-1.amazonaws.com/111122223333/";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("REJECTED_QUEUE_URL", ROOT + "rejected", "EVENT_QUEUE_URL", ROOT + "events");

  private static Arguments read(String line) throws WrongArguments {
    List<String> words = line.isEmpty() ? List.of() : Arrays.asList(line.split(" ", -1));
    return Arguments.read(words, ENVIRONMENT, NOW);
  }

  private static String fault(String line) {
    return String.valueOf(assertThrows(WrongArguments.class, () -> read(line)).getMessage());
  }

  @Test
  void withoutOptionsEverythingIsMeantAndNothingIsSent() throws WrongArguments {
    Arguments arguments = read("replay");
    assertEquals(Filter.ALL, arguments.filter());
    assertFalse(arguments.send());
    assertFalse(arguments.newKey());
    assertEquals(10, arguments.rate());
    assertEquals(Duration.ofMinutes(5), arguments.hold());
    assertEquals(new QueueUrl(ROOT + "rejected"), arguments.from());
    assertEquals(new QueueUrl(ROOT + "events"), arguments.to());
  }

  @Test
  void aValueStandsBehindItsOptionOrAfterASignOfEquality() throws WrongArguments {
    assertEquals(
        new Filter(
            List.of("rejected", "a=b"),
            Set.of("t"),
            Set.of("i"),
            NOW.minus(Duration.ofHours(2)),
            Instant.parse("2026-11-26T09:30:00Z")),
        read("list --reason rejected --reason=a=b --trace t --id i --since PT2H"
                + " --until 2026-11-26T10:30:00+01:00")
            .filter());
  }

  @Test
  void aPreviewShowsTenUnlessToldOtherwise() throws WrongArguments {
    assertEquals(10, read("preview").max());
    assertEquals(3, read("preview --max 3 --body").max());
    assertTrue(read("preview --body").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|what to do?",
        "drop|unknown action drop",
        "list --all|unknown option --all",
        "list stray|unknown option stray",
        "list --send|--send does not go with list",
        "list --max 3|--max does not go with list",
        "preview --rate 3|--rate does not go with preview",
        "list --reason|--reason needs a value",
        "replay --send=yes|--send takes no value",
        "list --since PT1H --since PT2H|--since is given twice",
        "preview --max 0|--max must be a whole number of at least 1",
        "preview --max many|--max must be a whole number of at least 1",
        "replay --rate 0|--rate must be messages a second, from 1 to 1000",
        "replay --rate NaN|--rate must be messages a second, from 1 to 1000",
        "list --hold PT1S|--hold must be an ISO 8601 duration from PT5S to PT12H",
        "list --hold soon|--hold must be an ISO 8601 duration from PT5S to PT12H",
        "list --since yesterday|--since must be a time such as 2026-01-31T12:00:00Z, or how long"
            + " ago, such as PT2H or P1D",
        "list --from rejected|--from must be the URL of a queue, such as"
            + " https://sqs.eu-west-1.amazonaws.com/111122223333/name",
        "list --from https://sqs.eu-west-1.amazonaws.com/1/q|--from must be the URL of a queue,"
            + " such as https://sqs.eu-west-1.amazonaws.com/111122223333/name",
        "replay --to https://sqs.eu-west-1.amazonaws.com/111122223333/rejected|messages cannot be"
            + " replayed to the queue that they come from",
        "replay --to https://sqs.ca-central-1.amazonaws.com/111122223333/e|both queues must be in"
            + " one Region"
      })
  void aWrongArgumentIsNamed(String line, String message) {
    assertEquals(message, fault(line));
  }

  @Test
  void withoutAQueueTheVariableIsNamed() {
    WrongArguments fault =
        assertThrows(WrongArguments.class, () -> Arguments.read(List.of("list"), Map.of(), NOW));
    assertEquals("which queue? give --from URL, or set REJECTED_QUEUE_URL", fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "https://sqs.me-central-1.amazonaws.com/111122223333/q, me-central-1",
    "https://sqs-fips.ca-central-1.amazonaws.com/111122223333/q, ca-central-1",
    "https://eu-west-1.queue.amazonaws.com/111122223333/q.fifo, eu-west-1",
    "http://127.0.0.1:9324/000000000000/q, eu-north-1"
  })
  void theRegionIsThatOfTheQueueElseThatOfTheEnvironment(String url, String region)
      throws WrongArguments {
    Arguments arguments = Arguments.read(List.of("list", "--from", url), Map.of(), NOW);
    assertEquals(region, arguments.from().region(Map.of("AWS_REGION", "eu-north-1")));
  }

  @Test
  void withoutARegionTheVariableIsNamed() {
    QueueUrl local = new QueueUrl("http://127.0.0.1:9324/000000000000/q");
    WrongArguments fault = assertThrows(WrongArguments.class, () -> local.region(Map.of()));
    assertEquals("which Region? set AWS_REGION", fault.getMessage());
  }
}
