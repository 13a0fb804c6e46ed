package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** See https://docs.github.com/en/actions/security-for-github-actions/security-guides */
final class WorkflowsTest {
  private static final Pattern USES = Pattern.compile("^\\s*(?:- )?uses: .*$");
  private static final Pattern PINNED =
      Pattern.compile("^\\s*(?:- )?uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+(\\.\\d+)*$");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void actionsArePinnedByCommit(Path workflow) throws IOException {
    List<String> uses =
        Files.readAllLines(workflow).stream().filter(USES.asMatchPredicate()).toList();
    assertFalse(uses.isEmpty());
    for (String action : uses) {
      assertTrue(PINNED.matcher(action).matches(), action);
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowMayReadOnlyUnlessAJobSaysMore(Path workflow) throws IOException {
    Map<String, Object> content = new Yaml().load(Files.readString(workflow));
    assertTrue(Map.of("contents", "read").equals(content.get("permissions")), content.toString());
  }
}
