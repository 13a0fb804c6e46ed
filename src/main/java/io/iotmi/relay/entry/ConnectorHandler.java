package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.operation.Operations;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Problem;
import io.iotmi.relay.startup.InvalidSettingsException;
import io.iotmi.relay.startup.ProcessAge;
import io.iotmi.relay.startup.Settings;
import io.iotmi.relay.startup.SnapStart;
import io.iotmi.relay.startup.Wiring;
import io.iotmi.relay.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function. One handler for every source: it takes bytes, because typed events cost about half
 * a second more at cold start. Thread-safe: Lambda Managed Instances run several invocations in one
 * object.
 */
public final class ConnectorHandler implements RequestStreamHandler {
  private final Relaying relaying;
  private final Webhooks webhooks;
  private final Operations operations;
  private final Jobs jobs;
  private final ReplyTime replyTime;
  private final Reporting reporting;
  private final InstantSource clock;

  /** Strong reference: CRaC holds registered resources weakly. Null without SnapStart. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final @Nullable SnapStart hooks;

  /**
   * Called by the Lambda runtime.
   *
   * @throws InvalidSettingsException if the environment is wrong; Lambda reports it as a failed
   *     start
   */
  public ConnectorHandler() {
    this(Settings.from(System.getenv()), System.getenv(), InstantSource.system());
  }

  private ConnectorHandler(
      Settings settings, Map<String, String> environment, InstantSource clock) {
    this(settings, environment, new Wiring(settings, environment, clock));
  }

  private ConnectorHandler(Settings settings, Map<String, String> environment, Wiring wiring) {
    this(
        settings.vendor() != null,
        wiring,
        SnapStart.hooks(environment, new Priming(settings, wiring)));
  }

  ConnectorHandler(boolean vendor, Wiring wiring, @Nullable SnapStart hooks) {
    this(
        wiring.pipeline(),
        new Webhooks(vendor, wiring.door()),
        wiring.operations().operations(),
        new Jobs(wiring.operations().jobs(), wiring.operations().jobQueueUrl()),
        wiring.telemetry(),
        wiring.clock(),
        hooks);
  }

  ConnectorHandler(
      ConnectorPipeline pipeline,
      Webhooks webhooks,
      Operations operations,
      Jobs jobs,
      Telemetry telemetry,
      InstantSource clock,
      @Nullable SnapStart hooks) {
    this.reporting = new Reporting(telemetry, clock);
    this.webhooks = webhooks;
    this.relaying = new Relaying(pipeline, reporting);
    this.operations = operations;
    this.jobs = jobs;
    this.replyTime = new ReplyTime(clock.instant().minus(ProcessAge.now()));
    this.clock = clock;
    this.hooks = hooks;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    CurrentInvocation current = CurrentInvocation.of(context, clock);
    // Not kept in a variable, so that up to 6 MB can be collected while the batch runs.
    Invocation invocation =
        LambdaEvents.recognise(input.readAllBytes(), context.getAwsRequestId(), webhooks.vendor());
    output.write(reply(invocation, current));
  }

  private byte[] reply(Invocation invocation, CurrentInvocation current) {
    return switch (invocation) {
      case Invocation.Batch(List<InboundMessage> messages) ->
          Replies.queue(
              jobs.own(messages)
                  ? jobs.run(messages, current, reporting)
                  : relaying.batch(messages, current));
      case Invocation.Pipe(List<InboundMessage> messages) -> {
        relaying.pipe(messages, current);
        yield Replies.queue(List.of());
      }
      case Invocation.Notification(List<InboundMessage> messages) ->
          Replies.direct(relaying.handover(messages, current));
      case Invocation.Direct(InboundMessage message) ->
          Replies.direct(relaying.handover(List.of(message), current));
      case Invocation.Request(
              InboundMessage message,
              String method,
              Invocation.Payload payload) -> {
        if (method.equals("POST")) {
          yield Replies.http(relaying.request(message, current), payload);
        }
        reporting.nothingRelayed(current, Telemetry.Kind.EVENTS);
        yield Replies.http(Problem.notAllowed(), payload);
      }
      case Invocation.Webhook webhook ->
          Replies.http(webhooks.receive(webhook, current, reporting), webhook.payload());
      case Invocation.HealthCheck(Invocation.Payload payload) -> {
        reporting.nothingRelayed(current, Telemetry.Kind.EVENTS);
        yield Replies.http(CallerReply.healthy(), payload);
      }
      case Invocation.Operation(Json.Obj call) -> {
        Operations.Answered answered = operations.answer(call, replyTime.of(current.deadline()));
        reporting.operation(current, answered);
        yield Replies.operation(answered.reply());
      }
      case Invocation.Unrecognised(String reason) -> {
        reporting.warn(current, "reason", reason, "unrecognised invocation");
        reporting.nothingRelayed(current, Telemetry.Kind.UNRECOGNISED);
        throw new InvocationFailed(Problem.of(400, "Not an event the relay knows", reason));
      }
    };
  }
}
