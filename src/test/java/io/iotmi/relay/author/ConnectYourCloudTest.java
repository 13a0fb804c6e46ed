package io.iotmi.relay.author;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of the page is a folder that works. */
final class ConnectYourCloudTest {
  private static final Pattern FILE =
      Pattern.compile(
          "`src/vendors/(acme/[a-z./]+)`:\\n\\n```[a-z]*\\n(.*?)\\n```", Pattern.DOTALL);

  @TempDir private Path vendors;

  private Path folder() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/connect-your-cloud.md"));
    Matcher file = FILE.matcher(page);
    int files = 0;
    while (file.find()) {
      Path target = vendors.resolve(file.group(1));
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.group(2));
      files++;
    }
    assertEquals(10, files);
    return vendors.resolve("acme");
  }

  private static String shown(Path folder, boolean accept) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int wrong =
        new AuthorMain(new PrintStream(out, true, StandardCharsets.UTF_8), accept).show(folder);
    return out.toString(StandardCharsets.UTF_8) + wrong;
  }

  @Test
  void theSampleOfThePageComesToWhatThePageShows() throws IOException {
    String shown = shown(folder(), false);
    assertEquals(true, shown.endsWith("acme 1: 3 samples, 0 not as expected\n0"), shown);
  }

  @Test
  void membersThatNoExpressionReadsAreShown() throws IOException {
    String shown = shown(folder(), false);
    assertEquals(true, shown.contains("unread /headers"), shown);
  }

  @Test
  void aSampleThatComesToSomethingElseIsShownAndFails() throws IOException {
    Path folder = folder();
    Path expected = folder.resolve("samples/update.out.json");
    Files.writeString(expected, Files.readString(expected).replace("2122", "2123"));
    String shown = shown(folder, false);
    assertEquals(true, shown.endsWith("1 not as expected\n1"), shown);
  }

  @Test
  void whatASampleComesToIsKeptOnDemand() throws IOException {
    Path folder = folder();
    Files.delete(folder.resolve("samples/update.out.json"));
    assertEquals(true, shown(folder, false).endsWith("1 not as expected\n1"));
    assertEquals(true, shown(folder, true).endsWith("0 not as expected\n0"));
    assertEquals(true, shown(folder, false).endsWith("0 not as expected\n0"));
  }

  @Test
  void everyMistakeOfAFolderIsShown() throws IOException {
    Path folder = folder();
    Files.writeString(
        folder.resolve("vendor.json"),
        "{\"name\": \"acme\", \"bdoy\": 1, \"api\": {\"address\": \"https://a.test\"}}");
    assertEquals(
        """
        The folder has 2 mistakes:
          vendor.json /version: must be given
          vendor.json /bdoy: no such member here
        1""",
        shown(folder, false));
  }
}
