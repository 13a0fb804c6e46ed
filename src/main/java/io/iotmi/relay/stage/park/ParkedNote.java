package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the relay wrote beside a message that it parked.
 *
 * @param reason null where the relay gave none, as for a dead letter; without the endpoint's own
 *     words
 * @param violations every one that is listed; the first one alone where there is no list
 * @param key of the event, or of the first refused one
 */
public record ParkedNote(
    @Nullable String reason,
    List<ParkedViolation> violations,
    @Nullable EventKey key,
    @Nullable TraceId trace) {

  /** Rule of an event whose key stands for another content. */
  private static final String CONFLICT = "conflict";

  /** What the endpoint says follows its error's name, and may quote the event. */
  private static final Pattern REFUSED =
      Pattern.compile("(rejected: refused: [^:]*): .*", Pattern.DOTALL);

  /** Versions before the attribute {@code RelayForm} wrote the reason alone. */
  private static final Pattern REASON =
      Pattern.compile("(rejected|unreadable|conflict)(: .*)?", Pattern.DOTALL);

  public ParkedNote {
    violations = List.copyOf(violations);
  }

  /** Of a message as it was received. */
  public static ParkedNote of(Source.Sqs sqs, Body body) {
    String said = sqs.text(RelayAttributes.REASON);
    String reason =
        said != null && REASON.matcher(said).matches()
            ? REFUSED.matcher(said).replaceFirst("$1")
            : null;
    String trace = sqs.text(RelayAttributes.TRACE_ID);
    return new ParkedNote(
        reason,
        reason == null ? List.of() : violations(sqs, body, reason),
        EventKey.read(sqs.text(RelayAttributes.EVENT_KEY)),
        trace != null && TraceId.isValid(trace) ? new TraceId(trace) : null);
  }

  /** Places of the events that are in conflict; empty where none is. */
  public List<Integer> conflicts() {
    return violations.stream()
        .filter(violation -> violation.rule().equals(CONFLICT))
        .map(violation -> violation.position() == null ? Integer.valueOf(0) : violation.position())
        .toList();
  }

  private static List<ParkedViolation> violations(Source.Sqs sqs, Body body, String reason) {
    String listed = sqs.text(RelayAttributes.FAULTS);
    try {
      Json list = null;
      if (listed != null) {
        list = JsonReader.read(listed);
      } else if (RelayAttributes.ENVELOPE.equals(sqs.text(RelayAttributes.FORM))
          && body instanceof Body.Text(String text)
          && JsonReader.read(text) instanceof Json.Obj envelope) {
        list = envelope.get(RelayAttributes.FAULTS);
      }
      if (list instanceof Json.Arr(List<Json> items)) {
        return items.stream().map(ParkedNote::violation).toList();
      }
    } catch (JsonSyntaxException e) {
      // The reason is all there is.
    }
    return List.of(only(reason, sqs.text(RelayAttributes.POINTER)));
  }

  /** The violation that reason and pointer tell completely. */
  private static ParkedViolation only(String reason, @Nullable String pointer) {
    List<String> parts = new ArrayList<>(List.of(reason.split(": ", 3)));
    if (parts.getFirst().equals("rejected") && parts.size() > 1) {
      parts.removeFirst();
    }
    String rule = parts.removeFirst();
    String message = String.join(": ", parts);
    String at = pointer == null ? "" : pointer;
    return new ParkedViolation(null, at, at, rule, message, null);
  }

  private static ParkedViolation violation(Json item) {
    Json.Obj members = item instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    String pointer = text(members, "pointer");
    String place = members.text("place");
    String detail = members.text("detail");
    return new ParkedViolation(
        position(members),
        pointer,
        place == null ? pointer : place,
        text(members, "rule"),
        text(members, "message"),
        detail == null ? null : new Sensitive(detail));
  }

  private static @Nullable Integer position(Json.Obj members) {
    try {
      return members.get("position") instanceof Json.Num(String literal)
          ? Integer.valueOf(literal)
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String text(Json.Obj members, String name) {
    String text = members.text(name);
    return text == null ? "" : text;
  }
}
