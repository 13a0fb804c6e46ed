package io.iotmi.relay.local.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine, without a window, as a person would look through it. */
final class Chromium implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/browser");

  private final ChromeDriver driver;

  Chromium() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome").toFile());
    // Root, as which CI may run, has no sandbox. Nothing but the page of this build is opened.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").toFile())
                .build(),
            options);
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens the page on a screen of this width. */
  void open(String url, int width, String colourScheme) {
    screen(width, 900);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
    driver.get(url);
  }

  /** Keeps a picture of the whole page for people to look at. */
  void photograph(String name, int width) {
    long height = (Long) script("return document.documentElement.scrollHeight");
    screen(width, (int) Math.min(height, 4_000));
    Object _ = script("return scrollTo(0, 0) ?? true");
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Object script(String source) {
    Object result = driver.executeScript(source);
    if (result == null) {
      throw new IllegalStateException("no result of " + source);
    }
    return result;
  }

  private void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  private static Path program(String... names) {
    return Stream.of(names)
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no "
                        + names[0]
                        + " on the path; the browser test needs Chromium and its driver, on Debian:"
                        + " apt-get install chromium chromium-driver"));
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
