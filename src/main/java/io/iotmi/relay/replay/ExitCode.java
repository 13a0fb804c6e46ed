package io.iotmi.relay.replay;

import io.iotmi.relay.replay.queue.QueueTrouble;

/** How the tool ends. */
enum ExitCode {
  DONE(0),
  /** Some messages were not taken, or could not be deleted after they were sent. */
  INCOMPLETE(1),
  WRONG_ARGUMENTS(2),
  UNKNOWN_QUEUE(3),
  NO_PERMISSION(4),
  NO_CREDENTIALS(5),
  NO_ANSWER(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static ExitCode of(QueueTrouble.Kind kind) {
    return switch (kind) {
      case UNKNOWN_QUEUE -> UNKNOWN_QUEUE;
      case NO_PERMISSION -> NO_PERMISSION;
      case NO_CREDENTIALS -> NO_CREDENTIALS;
      case NO_ANSWER -> NO_ANSWER;
    };
  }
}
