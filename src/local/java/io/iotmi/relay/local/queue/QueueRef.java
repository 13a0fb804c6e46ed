package io.iotmi.relay.local.queue;

/** A queue by the two names AWS has for it. */
public record QueueRef(String url, String arn) {
  public boolean isFifo() {
    return arn.endsWith(".fifo");
  }
}
