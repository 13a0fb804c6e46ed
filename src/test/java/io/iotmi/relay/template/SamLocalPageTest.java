package io.iotmi.relay.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.play.EventFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the page about {@code sam local}, held against what there is. */
final class SamLocalPageTest {
  private static final String PAGE = "src/site/markdown/sam-local.md";
  private static final Pattern INVOKE =
      Pattern.compile("(?m)^sam local invoke (\\w+) +-e (\\S+) +--env-vars (\\S+)$");

  @Test
  void thePageHasOneCommandForEachFileOfEvents() throws Exception {
    assertEquals(
        EventFile.in(Path.of("events")).stream()
            .map(file -> "events/" + file.name() + ".json")
            .sorted()
            .toList(),
        commands(PAGE).stream().map(command -> command.group(2)).sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "README.md"})
  void eachFunctionThatEveryStackHasHasACommand(String page) throws Exception {
    Set<String> functions = new TreeSet<>();
    commands(page).forEach(command -> functions.add(command.group(1)));
    Template template = Template.read();
    Set<String> always = new TreeSet<>(template.ofType("AWS::Serverless::Function"));
    always.removeIf(name -> template.root().path("Resources").path(name).has("Condition"));
    assertEquals(always, functions);
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "README.md"})
  void everyFileThatACommandNamesIsThere(String page) throws Exception {
    for (MatchResult command : commands(page)) {
      assertTrue(Files.exists(Path.of(command.group(2))), command.group());
      assertTrue(Files.exists(Path.of(command.group(3))), command.group());
    }
  }

  private static List<MatchResult> commands(String page) throws IOException {
    return INVOKE.matcher(Files.readString(Path.of(page))).results().toList();
  }
}
