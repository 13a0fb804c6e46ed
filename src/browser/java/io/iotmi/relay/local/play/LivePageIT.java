package io.iotmi.relay.local.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/** {@code mvn -Pbrowser verify}: the page of the embedded stack in a real browser. */
final class LivePageIT {
  private static final LocalSite SITE = new LocalSite(ServeSettings.free());
  private static final Chromium CHROMIUM = new Chromium();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @BeforeAll
  static void play() {
    SITE.play(Path.of("events"));
  }

  @AfterAll
  static void end() {
    CHROMIUM.close();
    SITE.close();
  }

  @Test
  void anEventIsShownWithDeviceIdAndEveryFault() {
    open(1280, "light");
    assertEquals(
        List.of(
            "/StatusCode must be 100 to 550",
            "/ConnectorDeviceId must match [a-zA-Z0-9_.,@-]+",
            "/Colour no such member"),
        row("outcomes", "bad-2").findElements(By.cssSelector("[data-name=why] div")).stream()
            .map(WebElement::getText)
            .toList());
    assertEquals("lamp:7", cell(row("outcomes", "bad-2"), "device"));
    assertEquals("rejected", cell(row("outcomes", "bad-2"), "outcome"));
  }

  @Test
  void aClickShowsTheBodyOfTheRequestAndAnotherHidesIt() {
    open(1280, "light");
    row("requests", "fifo-c").findElement(By.tagName("button")).click();
    await(() -> !driver().findElements(By.cssSelector("#requests pre")).isEmpty());
    String body = driver().findElement(By.cssSelector("#requests pre")).getText();
    assertTrue(body.contains("\"TraceId\": \"fifo-c\""), body);
    assertTrue(body.contains("\"MatterEndpoint\": {"), body);
    row("requests", "fifo-c").findElement(By.tagName("button")).click();
    await(() -> driver().findElements(By.cssSelector("#requests pre")).isEmpty());
  }

  @Test
  void whatIsParkedIsListedWithItsAttributes() {
    open(1280, "light");
    String queues = driver().findElement(By.id("queues")).getText();
    assertTrue(queues.contains("relay-rejected 3 ready, 0 in flight"), queues);
    row("parked", "bad-trace-2").findElement(By.tagName("button")).click();
    await(() -> !driver().findElements(By.cssSelector("#parked pre")).isEmpty());
    String message = driver().findElement(By.cssSelector("#parked pre")).getText();
    assertTrue(message.contains("\"EventKey\""), message);
    assertTrue(message.contains("\"body\""), message);
  }

  @Test
  void theFilterLeavesWhatMatchesInAllLists() {
    open(1280, "light");
    driver().findElement(By.id("filter")).sendKeys("FIFO-B");
    await(() -> rows("outcomes") == 3 && rows("requests") == 3);
    assertEquals("Nothing matches the filter.", driver().findElement(By.id("parked")).getText());
    driver().findElement(By.id("filter")).sendKeys("-2");
    await(() -> rows("outcomes") == 1);
  }

  @Test
  void anEventThatComesLaterAppearsByItself() throws IOException, InterruptedException {
    open(1280, "light");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> reply =
          http.send(
              HttpRequest.newBuilder(URI.create(SITE.url() + "/events"))
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          """
                          {"EventId": "late-1", "Operation": "DEVICE_EVENT", "ConnectorDeviceId": "<b>",
                           "MatterEndpoint": {"id": "1", "clusters": [{"id": "6"}]}}
                          """))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(422, reply.statusCode());
    }
    await(() -> driver().findElement(By.id("outcomes")).getText().contains("late-1"));
    assertEquals("<b>", cell(row("outcomes", "late-1"), "device"));
  }

  @ParameterizedTest
  @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark"})
  void itIsReadableOnNarrowAndWideScreensInLightAndDark(int width, String colours) {
    open(width, colours);
    row("outcomes", "bad-2").findElement(By.tagName("button")).click();
    await(() -> !driver().findElements(By.cssSelector("#outcomes pre")).isEmpty());
    CHROMIUM.photograph(width + "-" + colours, width);
    assertEquals(
        (long) width,
        CHROMIUM.script("return document.documentElement.scrollWidth"),
        "no scrolling");
    assertTrue((Double) CHROMIUM.script(LEAST_CONTRAST) >= 4.5, colours);
    assertEquals(
        0L,
        CHROMIUM.script(
            "return [...document.querySelectorAll('td div')]"
                + ".filter(e => e.scrollWidth > e.clientWidth + 1).length"),
        "cut off");
  }

  /** Of any text, as https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio has it. */
  private static final String LEAST_CONTRAST =
      """
      const light = colour => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
      };
      const ground = e => {
        const own = getComputedStyle(e).backgroundColor;
        return own === 'rgba(0, 0, 0, 0)' ? ground(e.parentElement) : own;
      };
      return Math.min(...[...document.querySelectorAll('h1, h2, p, th, td, li, b, button, pre, td div')]
          .map(e => [light(getComputedStyle(e).color), light(ground(e))])
          .map(([a, b]) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))) + 0.0001;
      """;

  private static void open(int width, String colours) {
    CHROMIUM.open(SITE.url() + "/", width, colours);
    await(() -> rows("outcomes") > 30);
  }

  private static RemoteWebDriver driver() {
    return CHROMIUM.driver();
  }

  private static long rows(String list) {
    return (Long)
        CHROMIUM.script("return document.querySelectorAll('#" + list + " tr:has(button)').length");
  }

  /** The first row of a list with this text. */
  private static WebElement row(String list, String text) {
    return driver()
        .findElement(By.xpath("//tbody[@id='" + list + "']/tr[td/div[text()='" + text + "']]"));
  }

  private static String cell(WebElement row, String name) {
    return row.findElement(By.cssSelector("[data-name='" + name + "']")).getText();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within " + PATIENCE);
      Thread.onSpinWait();
    }
  }
}
