package io.iotmi.relay.local.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.queue.SqsPoller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code -Dserve}: the stack stays up, and says how to send it events and how to reach it. */
final class Serving {
  /** The environment of a container where it is not {@link ContainerEnvironment#USUAL}. */
  private static final Path OTHER = Path.of("target/sam-local.json");

  private final LocalSite site;
  private final ServeSettings settings;

  Serving(LocalSite site, ServeSettings settings) {
    this.site = site;
    this.settings = settings;
  }

  /** Also polls the queues of events, as the event source mapping does. */
  void untilInterrupted() throws IOException, InterruptedException {
    EmbeddedStack stack = site.stack();
    // Else what was just played would be a duplicate when it is sent again by hand.
    stack.table().emptyTable(EmbeddedStack.TABLE);
    System.out.printf("%n%s", guide());
    try (SqsPoller standard = stack.poll(stack.events());
        SqsPoller fifo = stack.poll(stack.fifoEvents())) {
      standard.pause();
      fifo.pause();
      new CountDownLatch(1).await();
    }
  }

  private String guide() throws IOException {
    EmbeddedStack stack = site.stack();
    ContainerEnvironment container =
        ContainerEnvironment.of(stack.ports(settings.stack().address()));
    return """
    Serving. Watch %1$s/ and send an event:

      curl -s %1$s/events -H 'Content-Type: application/json' -H 'X-Trace-Id: my-trace-1' -d '
        {"EventId": "mine-1", "Operation": "DEVICE_EVENT", "ConnectorDeviceId": "lamp-1",
         "MatterEndpoint": {"id": "1", "clusters": [{"id": "0x0006", "attributes": {"0x0000": true}}]}}'

    SQS speaks at %2$s, queue %3$s.
    The ledger is empty, so that each file of events/ can be sent again.

    A container reaches the stack with these variables, which stand in %4$s:

    %5$s
    For sam local, after sam build:

      export AWS_ACCESS_KEY_ID=%6$s AWS_SECRET_ACCESS_KEY=%7$s AWS_DEFAULT_REGION=%8$s
      sam local invoke QueueFunction -e events/sqs-device-change.json --env-vars %4$s

    Ctrl-C ends.
    """
        .formatted(
            site.url(),
            stack.sqs().endpoint(),
            stack.events().url(),
            written(container),
            container.lines(),
            EmbeddedStack.KEY_ID,
            EmbeddedStack.SECRET,
            EmbeddedStack.REGION);
  }

  /** The file that holds these variables. */
  private static Path written(ContainerEnvironment container) throws IOException {
    Path usual = ContainerEnvironment.USUAL;
    if (Files.exists(usual) && Files.readString(usual, UTF_8).equals(container.file())) {
      return usual;
    }
    return Files.writeString(OTHER, container.file(), UTF_8);
  }
}
