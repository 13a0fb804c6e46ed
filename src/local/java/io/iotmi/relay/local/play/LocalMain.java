package io.iotmi.relay.local.play;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.queue.SqsPoller;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code mvn -Plocal}: plays {@code events/}, prints what became of each event, and ends. */
public final class LocalMain {
  private static final int SERVE_PORT = 8080;

  private LocalMain() {}

  public static void main(String[] args) throws InterruptedException {
    boolean serve = Boolean.getBoolean("serve");
    System.out.println("Starting the embedded stack ...");
    try (LocalSite site = new LocalSite(serve ? SERVE_PORT : 0)) {
      List<Played> files = site.play(Path.of("events"));
      EmbeddedStack stack = site.stack();
      System.out.println();
      System.out.println(Table.of(files));
      System.out.println();
      System.out.println(
          Table.count(
              files,
              stack.table().counts().values().stream().mapToLong(Long::longValue).sum(),
              stack.sqs().depth(stack.rejected().url()).total()));
      if (serve) {
        serve(stack, site.url());
      }
      if (!allWell(files)) {
        stack.log().lines().forEach(System.err::println);
        System.exit(1);
      }
    }
    System.exit(0);
  }

  private static void serve(EmbeddedStack stack, String url) throws InterruptedException {
    System.out.printf(
        "%nServing. Watch %s/ and send an event:%n%n"
            + "  curl -s %s/events -H 'Content-Type: application/json' -H 'X-Trace-Id: my-trace-1' -d '%n"
            + "    {\"EventId\": \"mine-1\", \"Operation\": \"DEVICE_EVENT\","
            + " \"ConnectorDeviceId\": \"lamp-1\",%n"
            + "     \"MatterEndpoint\": {\"id\": \"1\","
            + " \"clusters\": [{\"id\": \"0x0006\", \"attributes\": {\"0x0000\": true}}]}}'%n%nSQS speaks at %s, queue %s. Ctrl-C ends.%n",
        url, url, stack.sqs().endpoint(), stack.events().url());
    try (SqsPoller standard = stack.poll(stack.events());
        SqsPoller fifo = stack.poll(stack.fifoEvents())) {
      standard.pause();
      fifo.pause();
      new CountDownLatch(1).await();
    }
  }

  private static boolean allWell(List<Played> files) {
    return files.stream()
        .allMatch(
            file ->
                file.trouble().isEmpty()
                    && !file.lines().isEmpty()
                    && file.requests().stream().allMatch(request -> request.accepted()));
  }
}
