package io.iotmi.relay.replay;

import io.iotmi.relay.replay.command.Output;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command. A signal to end lets it give back what it holds. */
public final class Replay {
  /** What it takes to give back a hundred thousand messages. */
  private static final int SECONDS_TO_END = 60;

  private Replay() {}

  public static void main(String[] arguments) {
    Stop stop = new Stop();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (ended.getCount() > 0) {
                    stop.ask();
                    await(ended);
                  }
                }));
    ExitCode code;
    try {
      Session session =
          new Session(System.getenv(), InstantSource.system(), stop, lines(), errors());
      code = session.run(List.of(arguments));
    } finally {
      ended.countDown();
    }
    if (!stop.isAsked()) {
      System.exit(code.number());
    }
  }

  private static void await(CountDownLatch ended) {
    try {
      boolean _ = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** UTF-8 whatever the terminal's locale says, as the pages show it. */
  private static Output lines() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
        ::println;
  }

  private static Output errors() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
        ::println;
  }
}
