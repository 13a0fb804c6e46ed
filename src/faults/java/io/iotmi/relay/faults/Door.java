package io.iotmi.relay.faults;

/** How an event comes in. */
enum Door {
  STANDARD_QUEUE,
  FIFO_QUEUE,
  HTTP
}
