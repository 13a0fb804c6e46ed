package io.iotmi.relay.pipeline.job.watch;

/**
 * How far a look at a silence has come, and what follows.
 *
 * @param next what comes next
 */
record Reached(WatchState state, Next next) {
  /** What comes next. */
  enum Next {
    /** The next device, user or part. */
    ON,
    /** The next user. */
    SKIP,
    /** Nothing is left to look at, or to look with. */
    OVER,
    /** Time is up: another invocation goes on. */
    TIME,
    /** Something gives no answer: the next look from time to time goes on. */
    LATER
  }
}
