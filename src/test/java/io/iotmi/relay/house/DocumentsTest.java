package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README and the pages: every link leads somewhere, and every setting is described. */
final class DocumentsTest {
  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:|mailto:)([^)\\s#]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern SETTING = Pattern.compile("read\\.\\w+\\(\\s*\"([A-Z_]+)\"");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> pages = Files.walk(Path.of("src/site/markdown"));
        Stream<Path> meta = Files.list(Path.of(".github"))) {
      return Stream.concat(
          Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")), Stream.concat(pages, meta))
          .filter(file -> file.toString().endsWith(".md"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkOfAPageLeadsToAFileAndToAHeadingInIt(Path page) throws IOException {
    assertEquals(List.of(), broken(page, Files.readString(page)));
  }

  @Test
  void aLinkToAMissingFileOrHeadingIsFound() throws IOException {
    assertNotEquals(List.of(), broken(Path.of("README.md"), "[x](no-such-page.md)"));
    assertNotEquals(List.of(), broken(Path.of("README.md"), "[x](CHANGELOG.md#no-such-heading)"));
  }

  @Test
  void everySettingOfTheFunctionHasARow() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/settings.md"));
    String source = Files.readString(Path.of("src/main/java/io/iotmi/relay/startup/Settings.java"));
    TreeSet<String> settings = new TreeSet<>();
    SETTING.matcher(source).results().forEach(setting -> settings.add(setting.group(1)));
    settings.remove("AWS_REGION"); // Lambda sets it.
    assertTrue(settings.contains("CONNECTOR_ID"), settings.toString());
    settings.removeIf(name -> page.contains("`" + name + "`"));
    assertEquals(new TreeSet<String>(), settings);
  }

  @Test
  void theReadmeStaysShort() throws IOException {
    long lines = Files.readAllLines(Path.of("README.md")).size();
    assertTrue(lines <= 160, "README.md has " + lines + " lines");
  }

  private static List<String> broken(Path page, String text) throws IOException {
    List<String> broken = new ArrayList<>();
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      Path file = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
      String heading = link.group(2);
      if (!Files.exists(file) || (heading != null && !headings(file).contains(heading))) {
        broken.add(link.group());
      }
    }
    return broken;
  }

  /** As GitHub makes the anchor of a heading. */
  private static List<String> headings(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .toList();
  }
}
