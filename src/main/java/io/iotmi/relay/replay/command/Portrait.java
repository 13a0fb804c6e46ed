package io.iotmi.relay.replay.command;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.replay.command.VendorFolder.Contents;
import io.iotmi.relay.stage.park.ParkedViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One message as an operator reads it. What a sender wrote is hidden unless it is asked for: the
 * body, values of attributes, names of members, and ids of groups, which may be those of devices.
 */
final class Portrait {
  private final boolean sensitive;
  private final @Nullable VendorFolder folder;

  Portrait(boolean sensitive, @Nullable VendorFolder folder) {
    this.sensitive = sensitive;
    this.folder = folder;
  }

  List<String> lines(FoundMessage found, Instant now) {
    List<String> lines = new ArrayList<>();
    Source.Sqs source = found.source();
    int receives = source.receipt() == null ? 0 : source.receipt().count();
    lines.add("message " + Words.line(found.id()));
    add(lines, "reason", found.reason());
    found.note().violations().forEach(violation -> add(lines, "fault", violation(violation)));
    add(
        lines,
        "sent",
        "%s, %s ago, received %s"
            .formatted(
                Words.time(found.sentAt()),
                Words.age(found.sentAt(), now),
                Words.count(receives, "time")));
    add(lines, "key", found.note().key() == null ? "none" : found.note().key().value());
    add(lines, "trace", found.traces().isEmpty() ? "none" : String.join(", ", found.traces()));
    if (found.opened().message().source() instanceof Source.Sqs sender) {
      Source.Origin first = sender.first();
      add(lines, "first id", first.messageId());
      add(lines, "first group", id(first.messageGroupId()));
      add(lines, "first deduplication", id(first.messageDeduplicationId()));
      attributes(lines, sender.attributes());
    }
    Contents contents = folder == null ? null : folder.contents(found.opened().message());
    if (contents == null) {
      add(lines, "events", Integer.toString(found.events().size()));
    } else {
      contents(lines, contents);
    }
    body(lines, found.opened().message().body());
    return lines;
  }

  private void contents(List<String> lines, Contents contents) {
    add(lines, "requests now", Integer.toString(contents.requests()));
    contents.devices().stream().distinct().forEach(device -> add(lines, "device", id(device)));
    for (Violation violation : contents.violations()) {
      String at = sensitive ? violation.pointer() : violation.place();
      add(
          lines,
          "fault now",
          (at.isEmpty() ? "whole payload" : at)
              + "  "
              + violation.rule()
              + ": "
              + violation.message());
    }
  }

  private String violation(ParkedViolation violation) {
    StringBuilder text = new StringBuilder();
    if (violation.position() != null) {
      text.append("event ").append(violation.position()).append("  ");
    }
    String at = sensitive ? violation.pointer() : violation.place();
    text.append(at.isEmpty() ? "whole event" : at).append("  ").append(violation.rule());
    if (!violation.message().isEmpty()) {
      text.append(": ").append(violation.message());
    }
    if (sensitive && violation.detail() != null) {
      text.append(": ").append(violation.detail().value());
    }
    return text.toString();
  }

  private @Nullable String id(@Nullable String id) {
    return id == null || sensitive ? id : Words.hashed(id);
  }

  private void attributes(List<String> lines, Map<String, MessageAttribute> attributes) {
    new TreeMap<>(attributes)
        .forEach(
            (name, value) ->
                add(
                    lines,
                    "attribute",
                    name
                        + " ("
                        + value.dataType()
                        + ")"
                        + (sensitive ? ": " + value.value() : "")));
  }

  private void body(List<String> lines, Body body) {
    String text =
        switch (body) {
          case Body.Text(String value) -> value;
          case Body.Base64(String value) -> value;
        };
    String form = body instanceof Body.Base64 ? " characters of base64" : " characters";
    add(lines, "body", text.length() + form + (sensitive ? "" : "; --body shows it"));
    if (sensitive) {
      Words.printable(text).lines().forEach(line -> lines.add("    " + line));
    }
  }

  private static void add(List<String> lines, String label, @Nullable String value) {
    if (value != null) {
      lines.add("  %-20s %s".formatted(label, Words.line(value)));
    }
  }
}
