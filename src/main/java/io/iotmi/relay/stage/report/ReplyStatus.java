package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.Outcome;

/** The status codes by weight: the heaviest of a reply's events is the reply's. */
enum ReplyStatus {
  OK(200, "OK"),
  ACCEPTED(202, "Accepted"),
  CONFLICT(409, "Id seen before with another content"),
  UNREADABLE(400, "Not readable as an event"),
  REJECTED(422, "Not valid for the endpoint"),
  UNAVAILABLE(503, "Not delivered, try again");

  private final int code;
  private final String title;

  ReplyStatus(int code, String title) {
    this.code = code;
    this.title = title;
  }

  int code() {
    return code;
  }

  String title() {
    return title;
  }

  /**
   * The status of one event.
   *
   * @param queued whether it waits on the overflow queue
   */
  static ReplyStatus of(Outcome outcome, boolean queued) {
    return switch (outcome) {
      case Outcome.Done _ -> OK;
      case Outcome.RetryLater _ -> queued ? ACCEPTED : UNAVAILABLE;
      case Outcome.Rejected _ -> REJECTED;
      case Outcome.Unreadable _ -> UNREADABLE;
      case Outcome.Conflict() -> CONFLICT;
    };
  }
}
