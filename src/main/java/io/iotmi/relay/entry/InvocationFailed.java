package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Room;
import java.io.PrintWriter;

/**
 * Fails the invocation, for an invoker that reads no reply: Lambda then tries again and hands the
 * event to the on-failure destination. Its message is a problem document, which a synchronous
 * invoker reads in {@code errorMessage}. See
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 *
 * <p>The runtime logs message and stack trace. So the message shows no more than a line of the log
 * may, and the trace, which would name the same place each time, is empty.
 */
final class InvocationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An on-failure destination holds the message beside the event, and SQS has a limit for both. */
  private static final Room ROOM = new Room(8_192, true);

  InvocationFailed(CallerReply problem) {
    super(JsonWriter.ascii(problem.discreet().body(ROOM)), null, false, false);
  }

  /** Prints nothing: the runtime logs this after the message, which would appear twice. */
  @Override
  public void printStackTrace(PrintWriter out) {}
}
