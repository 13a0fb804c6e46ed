package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code CHANGELOG.md} in the form of https://keepachangelog.com */
final class ChangelogTest {
  private static final Pattern VERSION =
      Pattern.compile("(?m)^## \\[(.*?)\\] - (\\d{4}-\\d{2}-\\d{2}|Unreleased)$");
  private static final Pattern KIND = Pattern.compile("(?m)^### (.*)$");

  @Test
  void beginsWithTheVersionOfTheBuild() throws IOException {
    assertEquals(BuildVersion.read(), versions().getFirst().group(1));
  }

  @Test
  void onlyTheNewestVersionIsUnreleased() throws IOException {
    for (MatchResult older : versions().stream().skip(1).toList()) {
      assertTrue(!older.group(2).equals("Unreleased"), older.group());
    }
  }

  @Test
  void changesAreOfTheKnownKinds() throws IOException {
    List<String> known = List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");
    assertEquals(
        List.of(),
        KIND.matcher(text())
            .results()
            .map(kind -> kind.group(1))
            .filter(kind -> !known.contains(kind))
            .toList());
  }

  private static List<MatchResult> versions() throws IOException {
    return VERSION.matcher(text()).results().toList();
  }

  private static String text() throws IOException {
    return Files.readString(Path.of("CHANGELOG.md"));
  }
}
