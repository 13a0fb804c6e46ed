package io.iotmi.relay.faults;

/** How an event comes in. */
enum Channel {
  STANDARD_QUEUE,
  FIFO_QUEUE,
  HTTP,
  /** A vendor's payload at the door, which puts it on the standard queue. */
  WEBHOOK
}
