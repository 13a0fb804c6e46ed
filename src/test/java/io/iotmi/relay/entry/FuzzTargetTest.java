package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code mvn -Pfuzz}: every seed, and a fixed number of mutations of them. */
@Isolated
final class FuzzTargetTest {
  private static final Path SEEDS = Path.of("src/test/resources/fuzz");
  private static final int MUTATIONS = 250;

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void keepsItsPromisesForEverySeed(FuzzTarget target) throws IOException {
    for (Path seed : seeds(target)) {
      check(target, Files.readAllBytes(seed), seed.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void keepsItsPromisesForMutationsOfTheSeeds(FuzzTarget target) throws IOException {
    List<byte[]> inputs = new ArrayList<>();
    for (Path seed : seeds(target)) {
      inputs.add(Files.readAllBytes(seed));
    }
    Random random = new Random(target.folder().hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      check(target, mutation(inputs, random), "mutation " + i);
    }
  }

  @Test
  void theSeedsMeetEveryOutcome() throws IOException {
    Set<String> met = new TreeSet<>();
    for (Path seed : seeds(FuzzTarget.SQS)) {
      WatchedHandler handler = new WatchedHandler();
      byte[] event = JsonWriter.bytes(HostileEvents.batch(Files.readAllBytes(seed)));
      for (int i = 0; i < 2; i++) {
        handler.run(event).outcomes().forEach(o -> met.add(o.path("outcome").asText()));
      }
    }
    assertEquals(
        Set.of("delivered", "duplicate", "rejected", "unreadable", "conflict", "retry-later"), met);
  }

  @Test
  void aReplyThatForgetsAFailureBreaksAPromise() {
    assertBroken(
        "no message is lost",
        changed(seen("{\"batchItemFailures\":[]}"), List.of(), List.of(line("retry-later"))));
  }

  @Test
  void aReplyThatNamesAnUnknownMessageBreaksAPromise() {
    assertBroken(
        "only ids that were given return",
        changed(
            seen("{\"batchItemFailures\":[{\"itemIdentifier\":\"m9\"}]}"),
            List.of(),
            List.of(line("delivered"))));
  }

  @Test
  void anEventWithoutOutcomeBreaksAPromise() {
    assertBroken(
        "each event has one outcome",
        changed(seen("{\"batchItemFailures\":[]}"), List.of(), List.of()));
  }

  @Test
  void aLineWithASensitiveValueBreaksAPromise() {
    assertBroken(
        "the log shows nothing sensitive",
        changed(
            seen("{\"batchItemFailures\":[]}"),
            List.of(),
            List.of("{\"message\":\"" + LeakMarker.MARK + "\"}")));
  }

  @Test
  void anInvalidRequestBreaksAPromise() {
    InvocationRecord seen =
        changed(seen("{\"batchItemFailures\":[]}"), List.of(), List.of(line("delivered")));
    assertBroken(
        "what is sent is valid",
        new InvocationRecord(
            seen.invocation(),
            seen.decoded(),
            seen.reply(),
            seen.failed(),
            seen.lines(),
            List.of("connector/../x {\"Operation\":\"DEVICE_EVENT\"}"),
            seen.parked()));
  }

  private static void assertBroken(String promise, InvocationRecord seen) {
    AssertionError broken = assertThrows(AssertionError.class, () -> HandlerInvariants.hold(seen));
    assertTrue(String.valueOf(broken.getMessage()).contains(promise), broken::getMessage);
  }

  /** A batch of one good message. */
  private static InvocationRecord seen(String reply) {
    byte[] event =
        """
        {"Records":[{"messageId":"m1","eventSource":"aws:sqs","body":"{\\"Operation\\":\\"x\\"}"}]}
        """
            .getBytes(StandardCharsets.UTF_8);
    InvocationRecord seen = new WatchedHandler().run(event);
    return new InvocationRecord(
        seen.invocation(), seen.decoded(), reply, false, seen.lines(), List.of(), List.of());
  }

  private static InvocationRecord changed(
      InvocationRecord seen, List<String> parked, List<String> lines) {
    return new InvocationRecord(
        seen.invocation(), seen.decoded(), seen.reply(), false, lines, List.of(), parked);
  }

  private static String line(String outcome) {
    return "{\"message\":\"event\",\"position\":0,\"outcome\":\"" + outcome + "\"}";
  }

  private static void check(FuzzTarget target, byte[] input, String name) {
    try {
      target.check(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          target + ", " + name + ", input in hex: " + HexFormat.of().formatHex(input), e);
    }
  }

  private static List<Path> seeds(FuzzTarget target) throws IOException {
    try (Stream<Path> files = Files.list(SEEDS.resolve(target.folder()))) {
      List<Path> seeds = files.sorted().toList();
      assertFalse(seeds.isEmpty(), "no seeds for " + target);
      return seeds;
    }
  }

  /** Bytes changed, cut out and doubled, or the start of one seed and the end of another. */
  private static byte[] mutation(List<byte[]> inputs, Random random) {
    byte[] input = inputs.get(random.nextInt(inputs.size()));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(input.length + 1);
      int to = Math.min(input.length, from + random.nextInt(24));
      input =
          switch (random.nextInt(5)) {
            case 0 -> joined(input, from, bytes(random), input, from);
            case 1 -> joined(input, from, new byte[0], input, to);
            case 2 -> joined(input, to, new byte[0], input, from);
            case 3 -> {
              byte[] other = inputs.get(random.nextInt(inputs.size()));
              yield joined(input, from, new byte[0], other, random.nextInt(other.length + 1));
            }
            default -> joined(input, from, bytes(random), input, to);
          };
    }
    return input;
  }

  private static byte[] bytes(Random random) {
    String[] signs = {"\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "null", "1", "\u0000", "é"};
    return random.nextInt(4) == 0
        ? new byte[] {(byte) random.nextInt(256)}
        : signs[random.nextInt(signs.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, int end, byte[] middle, byte[] last, int start) {
    byte[] all = new byte[end + middle.length + last.length - start];
    System.arraycopy(first, 0, all, 0, end);
    System.arraycopy(middle, 0, all, end, middle.length);
    System.arraycopy(last, start, all, end + middle.length, last.length - start);
    return all;
  }
}
