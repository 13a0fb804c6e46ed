package io.iotmi.relay.replay.queue;

/** A queue cannot be used as was asked; says why in one line. */
public final class QueueTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  /** What an operator has to look at. */
  public enum Kind {
    UNKNOWN_QUEUE,
    NO_PERMISSION,
    NO_CREDENTIALS,
    /** No answer, or one that says no more than that it did not work. */
    NO_ANSWER
  }

  private final Kind kind;

  public QueueTrouble(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
