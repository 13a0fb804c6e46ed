package io.iotmi.relay.local.queue;

/** A queue by the two names AWS has for it. */
public record QueueRef(String url, String arn) {
  boolean fifo() {
    return arn.endsWith(".fifo");
  }
}
