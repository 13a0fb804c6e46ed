package io.iotmi.relay.entry;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.WebhookResult;
import io.iotmi.relay.operation.Operations;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.telemetry.InvocationLogging;
import io.iotmi.relay.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs and metrics of an invocation. Written after everything was sent, so that they do not delay
 * the first event. A failure to write them does not change the reply.
 */
final class Reporting {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorHandler.class);

  private final Telemetry telemetry;
  private final InstantSource clock;

  Reporting(Telemetry telemetry, InstantSource clock) {
    this.telemetry = telemetry;
    this.clock = clock;
  }

  void relayed(CurrentInvocation current, List<InboundMessage> messages, Relayed relayed) {
    safely(
        current,
        () ->
            telemetry.report(
                relayed.results(),
                index -> messageId(messages.get(index).source()),
                relayed.counts(),
                clock.instant()));
  }

  /** An invocation that brought nothing to relay; its metrics are zeros, which alarms need. */
  void nothingRelayed(CurrentInvocation current, Telemetry.Kind kind) {
    safely(current, () -> telemetry.report(kind, clock.instant()));
  }

  /**
   * Of a call that was taken names and codes only, since its reply quotes ids; the message of any
   * other reply names places and parts.
   */
  void operation(CurrentInvocation current, Operations.Answered answered) {
    boolean done = answered.reply().isDone();
    logging(
        current,
        () -> {
          LoggingEventBuilder line =
              (done ? LOG.atInfo() : LOG.atWarn())
                  .addKeyValue("operation", answered.operation())
                  .addKeyValue("responseCode", answered.reply().code());
          if (done) {
            line.log("operation answered");
          } else {
            line.addKeyValue("reason", answered.reply().message())
                .log("operation answered with an error");
          }
        });
    nothingRelayed(current, done ? Telemetry.Kind.EVENTS : Telemetry.Kind.OPERATION_UNANSWERED);
  }

  /** What became of a job, and of the events that came of it. */
  void job(CurrentInvocation current, JobResult result) {
    logging(
        current,
        () -> {
          switch (result.end()) {
            case JobResult.End.Done() -> LOG.atInfo().log("job done");
            case JobResult.End.GivenUp(String reason) ->
                LOG.atWarn().addKeyValue("reason", reason).log("job given up");
            case JobResult.End.Returned(String reason) ->
                LOG.atWarn().addKeyValue("reason", reason).log("job returns to its queue");
          }
        });
    for (Relayed relayed : result.relayed()) {
      safely(
          current,
          () -> telemetry.report(relayed.results(), _ -> null, relayed.counts(), clock.instant()));
    }
    safely(current, () -> telemetry.report(List.of(), _ -> null, result.counts(), clock.instant()));
  }

  /** What became of a webhook. */
  void received(CurrentInvocation current, WebhookResult result) {
    safely(current, () -> telemetry.report(result, clock.instant()));
  }

  void warn(CurrentInvocation current, String key, String value, String message) {
    logging(current, () -> LOG.atWarn().addKeyValue(key, value).log(message));
  }

  /** Logs a bug. Letting it escape would fail the invocation without a usable reply. */
  void failed(CurrentInvocation current, String consequence, RuntimeException bug) {
    logging(
        current,
        () ->
            LOG.atError()
                .setCause(bug)
                .addKeyValue("consequence", consequence)
                .log("relay failed"));
  }

  private void safely(CurrentInvocation current, Runnable report) {
    try {
      logging(current, report);
    } catch (RuntimeException e) {
      failed(current, "outcomes are missing in logs and metrics", e);
    }
  }

  private static void logging(CurrentInvocation current, Runnable work) {
    boolean _ =
        InvocationLogging.with(
            current.context(),
            () -> {
              work.run();
              return true;
            });
  }

  private static @Nullable String messageId(Source source) {
    return switch (source) {
      case Source.Sqs sqs -> sqs.messageId();
      case Source.Sns sns -> sns.messageId();
      case Source.Http http -> null;
      case Source.Direct direct -> null;
    };
  }
}
