package io.iotmi.relay.replay.command;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.park.ComesBack;
import io.iotmi.relay.stage.park.ParkedNote;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits, and what it is.
 *
 * @param received as it stands on the queue
 * @param source the same, of it
 * @param opened what its sender gave
 */
record FoundMessage(
    InboundMessage received, Source.Sqs source, ComesBack opened, ParkedNote note, Kind kind) {

  enum Kind {
    /** The relay gave a reason. */
    PARKED,
    /** The relay gave a reason, which lasts as long as the event goes by its key. */
    CONFLICT,
    /** An event that was tried until the queue gave it up. */
    DEAD_LETTER,
    /** Lambda's record of an asynchronous invocation; no message that the relay takes. */
    FAILED_INVOCATION,
    /** An envelope of the relay that cannot be opened. */
    DAMAGED
  }

  static FoundMessage of(InboundMessage received) {
    if (!(received.source() instanceof Source.Sqs sqs)) {
      throw new IllegalArgumentException("not of a queue");
    }
    ComesBack opened = ComesBack.read(received);
    ParkedNote note = ParkedNote.of(sqs, received.body());
    return new FoundMessage(received, sqs, opened, note, kind(received, opened, note));
  }

  private static Kind kind(InboundMessage received, ComesBack opened, ParkedNote note) {
    if (opened instanceof ComesBack.Broken) {
      return Kind.DAMAGED;
    }
    if (!note.conflicts().isEmpty()) {
      return Kind.CONFLICT;
    }
    if (note.reason() != null) {
      return Kind.PARKED;
    }
    return isFailedInvocation(received.body()) ? Kind.FAILED_INVOCATION : Kind.DEAD_LETTER;
  }

  /** See https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  private static boolean isFailedInvocation(Body body) {
    try {
      return body instanceof Body.Text(String text)
          && text.contains("\"requestPayload\"")
          && JsonReader.read(text) instanceof Json.Obj record
          && record.get("requestContext") instanceof Json.Obj
          && record.members().containsKey("requestPayload");
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  String id() {
    return source.messageId();
  }

  /** The id that the message had when it first came. */
  String firstId() {
    return opened.message().source() instanceof Source.Sqs first ? first.first().messageId() : id();
  }

  /** What the list counts by and a filter names. */
  String reason() {
    return switch (kind) {
      case PARKED, CONFLICT -> note.reason() == null ? "" : note.reason();
      case DEAD_LETTER -> "dead letter";
      case FAILED_INVOCATION -> "failed invocation";
      case DAMAGED ->
          opened instanceof ComesBack.Broken broken ? "damaged: " + broken.reason() : "damaged";
    };
  }

  @Nullable Instant sentAt() {
    return source.sentAt();
  }

  /** Of the message, and of the events in it where one can be read. */
  Set<String> traces() {
    Set<String> traces = new LinkedHashSet<>();
    if (note.trace() != null) {
      traces.add(note.trace().value());
    }
    for (Decoded decoded : events()) {
      if (decoded instanceof Decoded.Understood(var event)) {
        GivenTrace trace = event.arrival().trace();
        if (trace != null && TraceId.isValid(trace.value())) {
          traces.add(trace.value());
        }
      }
    }
    return traces;
  }

  /** One for each event, or one that cannot be read. */
  List<Decoded> events() {
    return kind == Kind.FAILED_INVOCATION || kind == Kind.DAMAGED
        ? List.of()
        : new MessageDecoder().decode(opened.message());
  }

  @Override
  public String toString() {
    return "FoundMessage[" + kind + "]";
  }
}
