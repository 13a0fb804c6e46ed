package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.QueueReply;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.pipeline.RequestReply;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Verdict;
import io.iotmi.relay.startup.Misconfigured;
import io.iotmi.relay.startup.Settings;
import io.iotmi.relay.startup.SnapStart;
import io.iotmi.relay.startup.Wiring;
import io.iotmi.relay.telemetry.InvocationLogging;
import io.iotmi.relay.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function. One handler for every source: it takes bytes, because typed events cost about half
 * a second more at cold start. Thread-safe: Lambda Managed Instances run several invocations in one
 * object.
 */
public final class ConnectorHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorHandler.class);

  private static final Set<String> OPERATIONS =
      Set.of("AWS.ActivateUser", "AWS.DiscoverDevices", "AWS.SendCommand", "AWS.DeactivateUser");

  private final ConnectorPipeline pipeline;
  private final Telemetry telemetry;
  private final InstantSource clock;

  /** Held only to be held: who runs hooks refers to them weakly. Null without SnapStart. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final @Nullable SnapStart hooks;

  /**
   * Called by the Lambda runtime.
   *
   * @throws Misconfigured if the environment is wrong; Lambda reports it as a failed start
   */
  public ConnectorHandler() {
    this(Settings.from(System.getenv()), System.getenv(), InstantSource.system());
  }

  private ConnectorHandler(
      Settings settings, Map<String, String> environment, InstantSource clock) {
    this(
        new Wiring(settings, environment, clock),
        SnapStart.hooks(environment, new Priming(settings, environment, clock)));
  }

  private ConnectorHandler(Wiring wiring, @Nullable SnapStart hooks) {
    this(wiring.pipeline(), wiring.telemetry(), wiring.clock(), hooks);
  }

  ConnectorHandler(
      ConnectorPipeline pipeline,
      Telemetry telemetry,
      InstantSource clock,
      @Nullable SnapStart hooks) {
    this.pipeline = pipeline;
    this.telemetry = telemetry;
    this.clock = clock;
    this.hooks = hooks;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Deadline deadline =
        new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()), clock);
    // The bytes are in no variable: read, they are waste, and may be six megabytes of it.
    Invocation invocation = LambdaEvents.recognise(input.readAllBytes());
    output.write(reply(invocation, context, deadline));
  }

  private byte[] reply(Invocation invocation, Context context, Deadline deadline) {
    return switch (invocation) {
      case Invocation.Batch(List<InboundMessage> messages) ->
          Replies.bytes(Replies.queue(returned(messages, context, deadline)));
      case Invocation.Request(
              InboundMessage message,
              String method,
              Invocation.Payload payload) -> {
        CallerReply answer =
            method.equals("POST") ? answer(message, context, deadline) : CallerReply.notAllowed();
        yield switch (payload) {
          case V1 -> Replies.bytes(Replies.v1(answer));
          case V2 -> Replies.bytes(Replies.v2(answer));
        };
      }
      case Invocation.Direct(InboundMessage message) ->
          Replies.bytes(answer(message, context, deadline));
      case Invocation.Operation(String name) -> {
        warn(
            context,
            "operation",
            OPERATIONS.contains(name) ? name : "unknown",
            "not answered here");
        yield Replies.notAnswered();
      }
      case Invocation.Unrecognised(String reason) -> {
        warn(context, "reason", reason, "unrecognised invocation");
        yield Replies.bytes(CallerReply.problem(400, "Not an event the relay knows", reason));
      }
    };
  }

  private static void warn(Context context, String key, String value, String message) {
    InvocationLogging.with(
        context,
        () -> {
          LOG.atWarn().addKeyValue(key, value).log(message);
          return true;
        });
  }

  private List<String> returned(List<InboundMessage> messages, Context context, Deadline deadline) {
    QueueReply reply;
    try {
      reply = pipeline.relayBatch(messages, run(context), deadline);
    } catch (RuntimeException e) {
      failed(context, "the batch returns to its queue", e);
      return Verdict.returned(messages.stream().<Verdict>map(Verdict.Return::new).toList());
    }
    report(
        context,
        reply.relayed(),
        reply.parked(),
        index -> messages.get(index).source() instanceof Source.Sqs sqs ? sqs.messageId() : null);
    return reply.returned();
  }

  private CallerReply answer(InboundMessage message, Context context, Deadline deadline) {
    RequestReply reply;
    try {
      reply = pipeline.relayRequest(message, run(context), deadline);
    } catch (RuntimeException e) {
      failed(context, "the caller is asked to try again", e);
      return CallerReply.unavailable();
    }
    report(context, reply.relayed(), 0, index -> null);
    return reply.answer();
  }

  /** A bug. Left to Lambda it would be an error without a reply, and without a word why. */
  private static void failed(Context context, String consequence, RuntimeException bug) {
    InvocationLogging.with(
        context,
        () -> {
          LOG.atError().setCause(bug).addKeyValue("consequence", consequence).log("relay failed");
          return true;
        });
  }

  /**
   * After everything was sent, so that logs and metrics cost the first event nothing; for the same
   * reason the reply stands whatever becomes of them.
   */
  private void report(
      Context context, Relayed relayed, int parked, IntFunction<@Nullable String> messageId) {
    try {
      InvocationLogging.with(
          context,
          () -> {
            telemetry.report(
                relayed.results(), messageId, counts(relayed.tally(), parked), clock.instant());
            return true;
          });
    } catch (RuntimeException e) {
      failed(context, "outcomes are missing in logs and metrics", e);
    }
  }

  private static Telemetry.Counts counts(Relayed.Tally tally, int parked) {
    return new Telemetry.Counts(
        tally.requestsSent(),
        tally.savedByMerging(),
        tally.throttled(),
        tally.denied(),
        parked,
        tally.withoutIdentity(),
        tally.unconfirmed());
  }

  /** The request id stays the same when Lambda repeats an invocation, so it alone names no run. */
  private static String run(Context context) {
    return context.getAwsRequestId() + "/" + UUID.randomUUID();
  }
}
