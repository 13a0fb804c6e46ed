package io.iotmi.relay.entry;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.RelayedBatch;
import io.iotmi.relay.pipeline.RelayedHandover;
import io.iotmi.relay.pipeline.RelayedRequest;
import io.iotmi.relay.stage.report.BatchReport;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Problem;
import io.iotmi.relay.telemetry.Telemetry;
import java.util.List;

/** Relays the events of an invocation and answers in the form that its invoker reads. */
final class Relaying {
  private final ConnectorPipeline pipeline;
  private final Reporting reporting;

  Relaying(ConnectorPipeline pipeline, Reporting reporting) {
    this.pipeline = pipeline;
    this.reporting = reporting;
  }

  /** Gives the ids of the messages that go back to their queue. */
  List<String> batch(List<InboundMessage> messages, CurrentInvocation current) {
    try {
      return relayed(messages, current).returned();
    } catch (RuntimeException bug) {
      failed(current, "the batch returns to its queue", bug);
      return BatchReport.allReturned(messages).returnedIds();
    }
  }

  /**
   * Returns where every message is taken care of.
   *
   * @throws InvocationFailed for the pipe to deliver the whole batch again; what was delivered is
   *     then a duplicate
   */
  void pipe(List<InboundMessage> messages, CurrentInvocation current) {
    RelayedBatch reply;
    try {
      reply = relayed(messages, current);
    } catch (RuntimeException bug) {
      failed(current, "the pipe is asked to deliver the batch again", bug);
      throw new InvocationFailed(Problem.unavailable());
    }
    if (reply.unfinished() > 0) {
      throw new InvocationFailed(Problem.unfinished(reply.unfinished(), messages.size()));
    }
  }

  /** Gives the answer to a caller who reads it. */
  CallerReply request(InboundMessage message, CurrentInvocation current) {
    RelayedRequest reply;
    try {
      reply = pipeline.relayRequest(message, current.run(), current.deadline());
    } catch (RuntimeException bug) {
      failed(current, "the caller is asked to try again", bug);
      return Problem.unavailable();
    }
    reporting.relayed(current, List.of(message), reply.relayed());
    return reply.answer();
  }

  /**
   * Gives the answer where every event is delivered or safe on a queue.
   *
   * @throws InvocationFailed with the answer, for an invoker who may not read one
   */
  CallerReply handover(List<InboundMessage> messages, CurrentInvocation current) {
    RelayedHandover reply;
    try {
      reply = pipeline.relayHandover(messages, current.run(), current.deadline());
    } catch (RuntimeException bug) {
      failed(current, "the invocation fails", bug);
      throw new InvocationFailed(Problem.unavailable());
    }
    reporting.relayed(current, messages, reply.relayed());
    if (!reply.taken()) {
      throw new InvocationFailed(reply.answer());
    }
    return reply.answer();
  }

  private RelayedBatch relayed(List<InboundMessage> messages, CurrentInvocation current) {
    RelayedBatch reply = pipeline.relayBatch(messages, current.run(), current.deadline());
    reporting.relayed(current, messages, reply.relayed());
    return reply;
  }

  private void failed(CurrentInvocation current, String consequence, RuntimeException bug) {
    reporting.failed(current, consequence, bug);
    reporting.nothingRelayed(current, Telemetry.Kind.EVENTS);
  }
}
