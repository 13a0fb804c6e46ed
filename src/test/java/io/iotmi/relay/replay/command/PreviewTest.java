package io.iotmi.relay.replay.command;

import static io.iotmi.relay.replay.command.Waiting.RANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Violation;
import io.iotmi.relay.replay.queue.QueueTrouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PreviewTest {
  private static final String FAULTS =
      "[{\"position\":0,\"pointer\":\"/StatusCode\",\"rule\":\"range\",\"message\":\"must be"
          + " 100\"},"
          + "{\"position\":0,\"pointer\":\"/jane\",\"place\":\"/*1\",\"rule\":\"unknown\",\"message\":\"is"
          + " no member\"},{\"position\":0,\"pointer\":\"\",\"rule\":\"refused\",\"message\":\"V"
          + " (HTTP 400)\",\"detail\":\"jane is unknown\"}]";

  private final Waiting waiting = new Waiting();

  private String preview(int max, boolean sensitive) throws QueueTrouble {
    return preview(max, sensitive, null);
  }

  private String preview(int max, boolean sensitive, @Nullable VendorFolder folder)
      throws QueueTrouble {
    Preview preview =
        new Preview(Filter.ALL, max, sensitive, folder, waiting.lines::add, waiting.queue::now);
    preview.report(waiting.visit(preview));
    return waiting.text();
  }

  private void parked() {
    waiting.parked(
        "a",
        RANGE,
        Map.of("Faults", FAULTS, "OriginalGroupId", "jane-lamp", "Tenant", "jane", "TraceId", "t"));
    waiting.queue.pass(Duration.ofMinutes(5));
  }

  @Test
  void aMessageIsExplained() throws QueueTrouble {
    parked();
    assertEquals(
        List.of(
            "message a",
            "  reason               " + RANGE,
            "  fault                event 0  /StatusCode  range: must be 100",
            "  fault                event 0  /*1  unknown: is no member",
            "  fault                event 0  whole event  refused: V (HTTP 400)",
            "  sent                 2026-11-26T10:00:00Z, 5 min ago, received 1 time",
            "  key                  " + Waiting.KEY,
            "  trace                t, trace-a",
            "  first id             first-a",
            "  first group          " + Words.hashed("jane-lamp"),
            "  attribute            EventKey (String)",
            "  attribute            Tenant (String)",
            "  attribute            TraceId (String)",
            "  events               1",
            "  body                 62 characters; --body shows it",
            "",
            "1 message shown"),
        preview(10, false).lines().toList());
  }

  @Test
  void nothingThatASenderWroteIsShownUnlessItIsAskedFor() throws QueueTrouble {
    parked();
    assertFalse(preview(10, false).contains("jane"), waiting.text());
  }

  @Test
  void whatASenderWroteIsShownWhereItIsAskedFor() throws QueueTrouble {
    parked();
    String text = preview(10, true);
    assertTrue(text.contains("/jane  unknown"), text);
    assertTrue(text.contains("V (HTTP 400): jane is unknown"), text);
    assertTrue(text.contains("first group          jane-lamp"), text);
    assertTrue(text.contains("Tenant (String): jane"), text);
    assertTrue(text.contains("    " + Waiting.event("a")), text);
  }

  @Test
  void aBodyCannotSteerTheTerminal() throws QueueTrouble {
    waiting.queue.put("a", "\u001b[2J\u202eabc\r\nnext\ud83d\ude00", Map.of());
    String text = preview(1, true);
    assertTrue(text.contains("    \\u001B[2J\\u202Eabc\\u000D\n    next\ud83d\ude00"), text);
  }

  @Test
  void aDeadLetterIsShownToo() throws QueueTrouble {
    waiting.queue.put("d", "[1,2]", Map.of());
    String text = preview(10, false);
    assertTrue(text.contains("reason               dead letter"), text);
    assertTrue(text.contains("key                  none"), text);
    assertTrue(text.contains("first id             d"), text);
    assertTrue(text.contains("events               2"), text);
  }

  @Test
  void aPayloadIsShownAsTheFolderReadsItNow() throws QueueTrouble {
    waiting.queue.put("v", "{\"device\":\"d\"}", Map.of());
    Violation fault =
        new Violation(
            "readings#/0/values/jane", "enum", "is not among the values", "readings#/0/values/*1");
    VendorFolder folder =
        message -> new VendorFolder.Contents(2, List.of("jane-lamp", "jane-lamp"), List.of(fault));
    String hidden = preview(10, false, folder);
    assertTrue(hidden.contains("  requests now         2\n"), hidden);
    assertTrue(
        hidden.contains(
            "  fault now            readings#/0/values/*1  enum: is not among the values"),
        hidden);
    assertFalse(hidden.contains("jane"), hidden);
    assertTrue(preview(10, true, folder).contains("  device               jane-lamp\n"));
  }

  @Test
  void aMessageThatIsNoPayloadIsShownAsAnEvent() throws QueueTrouble {
    parked();
    assertTrue(preview(10, false, message -> null).contains("  events               1\n"));
  }

  @Test
  void noMoreAreShownThanAskedFor() throws QueueTrouble {
    waiting.parked("a", RANGE).parked("b", RANGE).parked("c", RANGE);
    String text = preview(2, false);
    assertEquals(2, text.lines().filter(line -> line.startsWith("message ")).count());
    assertTrue(text.endsWith("2 messages shown, there may be more: --max"), text);
  }
}
