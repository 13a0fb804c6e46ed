package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.recall.AttributePath;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Port to the commands that wait for their end. An end comes with the events of a vendor, and its
 * answer is relayed among them, before the events of the same device. Thread-safe; answers by
 * value.
 *
 * <p>The same end is told again where its message comes again; the answer has to be the same then.
 */
public interface CommandEnds {
  /** For a function that sends no commands. */
  CommandEnds NONE =
      new CommandEnds() {
        @Override
        public Ended confirmed(Confirmed effect, Deadline deadline) {
          return new Ended.Answers(List.of());
        }

        @Override
        public Ended answered(Reading.Answered end, Deadline deadline) {
          return new Ended.Answers(List.of());
        }
      };

  /** All that a command was to change has the commanded values. */
  Ended confirmed(Confirmed effect, Deadline deadline);

  /** The vendor says how a command ended. */
  Ended answered(Reading.Answered end, Deadline deadline);

  /**
   * A command that shows its effect.
   *
   * @param device its {@code ConnectorDeviceId}
   * @param states what was commanded and is so now
   */
  record Confirmed(
      TraceId trace, String connectorId, String device, SequencedMap<AttributePath, Json> states) {
    public Confirmed {
      states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
    }
  }

  /** What follows from an end. */
  sealed interface Ended {
    /**
     * To be relayed; none where the command is not known or has been answered otherwise.
     *
     * @param events members of the request form, each with an {@code EventId} that is the same each
     *     time
     */
    record Answers(List<Json.Obj> events) implements Ended {
      public Answers {
        events = List.copyOf(events);
      }
    }

    /** Not known now: the message has to come again; {@code reason} is for operators. */
    record Unavailable(String reason) implements Ended {}
  }
}
