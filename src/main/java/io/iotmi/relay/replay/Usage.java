package io.iotmi.relay.replay;

/** What the tool says of itself. */
final class Usage {
  static final String TEXT =
      """
      java -cp "target/classes:target/lib/*" io.iotmi.relay.replay.Replay ACTION [OPTION]...

      list      counts the messages of a queue by reason
      preview   explains messages one by one
      replay    sends messages to the queue of events and deletes them; without --send a dry run

      --from URL       queue where they wait; else REJECTED_QUEUE_URL
      --to URL         replay: queue of events; else EVENT_QUEUE_URL
      --reason TEXT    only those whose reason, as list tells it, begins with this; may be repeated
      --trace ID       only those with an event of this trace id; may be repeated
      --id ID          only the message with this id, as preview tells it; may be repeated
      --since TIME     only those put there at this time or later: 2026-01-31T12:00:00Z, or PT2H ago
      --until TIME     only those put there before
      --max N          preview, replay: no more than N messages; preview: default 10
      --body           preview: shows what senders wrote, which may be sensitive
      --vendor NAME    preview: what the vendor's folder makes of a payload now; else VENDOR
      --send           replay: sends
      --rate N         replay: messages a second, 1 to 1000; default 10
      --new-key        replay: sends events in conflict as new events
      --hold DURATION  how long messages stay hidden if the tool is killed; default PT5M

      Exit codes: 0 done, 1 some messages not sent or not deleted, 2 wrong arguments, 3 unknown queue,
      4 no permission, 5 no credentials, 6 no usable answer.
      """;

  private Usage() {}
}
