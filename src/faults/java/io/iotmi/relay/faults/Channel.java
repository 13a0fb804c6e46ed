package io.iotmi.relay.faults;

/** How an event comes in. */
enum Channel {
  STANDARD_QUEUE,
  FIFO_QUEUE,
  HTTP
}
