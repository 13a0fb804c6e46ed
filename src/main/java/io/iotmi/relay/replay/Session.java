package io.iotmi.relay.replay;

import io.iotmi.relay.replay.command.Listing;
import io.iotmi.relay.replay.command.Output;
import io.iotmi.relay.replay.command.Pace;
import io.iotmi.relay.replay.command.Preview;
import io.iotmi.relay.replay.command.ReplayRules;
import io.iotmi.relay.replay.command.Replaying;
import io.iotmi.relay.replay.command.Tally;
import io.iotmi.relay.replay.command.VendorFolder;
import io.iotmi.relay.replay.queue.OperatorQueue;
import io.iotmi.relay.replay.queue.QueueTrouble;
import io.iotmi.relay.replay.queue.Unseen;
import io.iotmi.relay.replay.queue.Visit;
import io.iotmi.relay.startup.InvalidSettingsException;
import io.iotmi.relay.startup.ReplayWiring;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** One run of the tool, from its arguments to its exit code. */
final class Session {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Stop stop;
  private final Output out;
  private final Output errors;

  Session(
      Map<String, String> environment, InstantSource clock, Stop stop, Output out, Output errors) {
    this.environment = environment;
    this.clock = clock;
    this.stop = stop;
    this.out = out;
    this.errors = errors;
  }

  ExitCode run(List<String> given) {
    if (given.contains("--help") || given.equals(List.of("help"))) {
      Usage.TEXT.lines().forEach(out::line);
      return ExitCode.DONE;
    }
    try {
      Arguments arguments = Arguments.read(given, environment, clock.instant());
      ReplayWiring wiring =
          new ReplayWiring(environment, arguments.from().region(environment), clock);
      OperatorQueue from = wiring.queue(arguments.from().text());
      if (from.state().handsOn()) {
        throw new WrongArguments(
            arguments.from().text()
                + " gives up messages that were received too often, and looking at one counts;"
                + " name a queue of rejected messages or of dead letters");
      }
      return switch (arguments.action()) {
        case LIST -> list(arguments, from);
        case PREVIEW -> preview(arguments, from);
        case REPLAY -> replay(arguments, from, wiring);
      };
    } catch (WrongArguments e) {
      errors.line("error: " + e.getMessage() + " (--help tells more)");
      return ExitCode.WRONG_ARGUMENTS;
    } catch (InvalidSettingsException e) {
      errors.line("error: " + e.getMessage());
      return ExitCode.WRONG_ARGUMENTS;
    } catch (QueueTrouble e) {
      errors.line("error: " + e.getMessage());
      return ExitCode.of(e.kind());
    }
  }

  private ExitCode list(Arguments arguments, OperatorQueue from) throws QueueTrouble {
    Listing listing = new Listing(arguments.filter());
    Unseen unseen = visit(arguments, from).by(listing);
    listing.report(unseen, out, clock.instant());
    return ExitCode.DONE;
  }

  private ExitCode preview(Arguments arguments, OperatorQueue from) throws QueueTrouble {
    String vendor = arguments.vendor();
    VendorFolder folder = vendor == null ? null : ReplayWiring.folder(vendor);
    Preview preview =
        new Preview(arguments.filter(), arguments.max(), arguments.body(), folder, out, clock);
    preview.report(visit(arguments, from).by(preview));
    return ExitCode.DONE;
  }

  private ExitCode replay(Arguments arguments, OperatorQueue from, ReplayWiring wiring)
      throws QueueTrouble, WrongArguments {
    if (arguments.to() == null) {
      throw new WrongArguments("where to? give --to");
    }
    OperatorQueue to = wiring.queue(arguments.to().text());
    // Said now rather than after the first message.
    var _ = to.state();
    Pace pace = new Pace(arguments.rate(), clock, stop::pause);
    ReplayRules rules = new ReplayRules(arguments.send(), arguments.newKey(), arguments.max());
    Replaying replaying =
        new Replaying(arguments.filter(), rules, new Replaying.Queues(from, to), pace, out);
    Tally tally = replaying.tally();
    try {
      Unseen unseen = visit(arguments, from).by(replaying);
      if (arguments.send()) {
        tally.report(unseen, out);
      } else {
        tally.plan(unseen, pace, out, clock.instant());
      }
    } catch (QueueTrouble e) {
      if (tally.sent() > 0) {
        tally.report(Unseen.NOTHING, out);
      }
      throw e;
    }
    return tally.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private Visit visit(Arguments arguments, OperatorQueue from) {
    return new Visit(from, arguments.hold(), clock, stop::isAsked);
  }
}
