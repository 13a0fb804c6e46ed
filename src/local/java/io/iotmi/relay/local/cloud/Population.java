package io.iotmi.relay.local.cloud;

/** How many devices a user of a stand-in has. */
final class Population {
  static final int SIZE = 120;

  private Population() {}
}
