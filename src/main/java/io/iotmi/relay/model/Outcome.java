package io.iotmi.relay.model;

import java.util.List;

/** What became of one event. */
public sealed interface Outcome {

  /** The outcome's name in replies and log lines. */
  default String label() {
    return switch (this) {
      case Delivered() -> "delivered";
      case Duplicate() -> "duplicate";
      case Withheld withheld -> "withheld";
      case RetryLater later -> "retry-later";
      case Rejected rejected -> "rejected";
      case Unreadable unreadable -> "unreadable";
      case Conflict() -> "conflict";
    };
  }

  /** Nothing is left to do. */
  sealed interface Done extends Outcome {}

  /** Never deliverable as it is. */
  sealed interface Refused extends Outcome {
    /** Why, for its sender and for a person who repairs it; at least one. */
    List<Violation> violations();
  }

  /** Accepted by the endpoint in this run. */
  record Delivered() implements Done {}

  /** Delivered before, or by another member of this batch with the same key. */
  record Duplicate() implements Done {}

  /** Must not leave, so that there is nothing left to do about it. */
  record Withheld(Cause cause) implements Done {}

  /** Why an event or a state must not leave. */
  enum Cause {
    /** Its user is gone, or every user to whom its device is tied. */
    USER_GONE,
    /** A newer state of the same attribute has been sent. */
    STALE,
    /** What was before a command that is under way. */
    ECHO
  }

  /**
   * Not delivered, may be tried again.
   *
   * @param reason for operators; holds nothing of the event
   */
  record RetryLater(Reason reason, String detail) implements Outcome {}

  /** Breaks rules of the API, or the endpoint refused it. */
  record Rejected(List<Violation> violations) implements Refused {
    public Rejected {
      violations = List.copyOf(violations);
    }
  }

  /** The message could not be understood at all. */
  record Unreadable(String pointer, String reason) implements Refused {
    private static final String HEADER = "header ce-";

    @Override
    public List<Violation> violations() {
      return List.of(new Violation(pointer, "unreadable", reason, place()));
    }

    /** The pointer for logs: an extension attribute has the name that its sender chose. */
    public String place() {
      return pointer.startsWith(HEADER)
              && !ThirdPartyEvent.CloudEvent.ATTRIBUTES.contains(pointer.substring(HEADER.length()))
          ? HEADER + "*"
          : pointer;
    }
  }

  /** Its key was seen before with another content. */
  record Conflict() implements Refused {
    @Override
    public List<Violation> violations() {
      return List.of(new Violation("", "conflict", "the key was seen before with another content"));
    }
  }

  /** Why an event is to be tried again; the names are those of the metrics and log lines. */
  enum Reason {
    /** 429 of the endpoint, or an error that means the same. */
    THROTTLED,
    /** 500, 503, an answer that the operation does not document, or no answer. */
    ENDPOINT_UNAVAILABLE,
    /** 403: the configuration is wrong, not the event. */
    ACCESS_DENIED,
    /** The endpoint does not know the connector, or none is registered yet: configuration, too. */
    CONNECTOR_NOT_FOUND,
    /** Claimed by another run whose claim has not expired. */
    HELD_ELSEWHERE,
    /** The ledger did not answer. */
    LEDGER_UNAVAILABLE,
    /** The vendor's secret, against which a payload is checked, could not be read. */
    SECRET_UNAVAILABLE,
    /** Too little time was left in this invocation. */
    OUT_OF_TIME,
    /** An earlier event that must go first was not delivered. */
    BEHIND_ANOTHER,
    /** A value of it is explained by its device's description alone, which has not come yet. */
    DESCRIPTION_UNKNOWN
  }
}
