package io.iotmi.relay.model;

import java.util.List;

/** What became of one event. */
public sealed interface Outcome {

  /** The outcome's name in replies and log lines. */
  default String label() {
    return switch (this) {
      case Delivered() -> "delivered";
      case Duplicate() -> "duplicate";
      case RetryLater later -> "retry-later";
      case Rejected rejected -> "rejected";
      case Unreadable unreadable -> "unreadable";
      case Conflict() -> "conflict";
    };
  }

  /** Whether the event can never be delivered as it is. */
  default boolean isRefused() {
    return switch (this) {
      case Rejected rejected -> true;
      case Unreadable unreadable -> true;
      case Conflict() -> true;
      case Delivered() -> false;
      case Duplicate() -> false;
      case RetryLater later -> false;
    };
  }

  /** Accepted by the endpoint in this run. */
  record Delivered() implements Outcome {}

  /** Delivered before, or by another member of this batch with the same key. */
  record Duplicate() implements Outcome {}

  /**
   * Not delivered, may be tried again.
   *
   * @param reason for operators; holds nothing of the event
   */
  record RetryLater(Reason reason, String detail) implements Outcome {}

  /** Never deliverable as it is. */
  record Rejected(List<Fault> faults) implements Outcome {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /** The message could not be understood at all. */
  record Unreadable(String pointer, String reason) implements Outcome {
    private static final String HEADER = "header ce-";

    /** The pointer for logs: an extension attribute has the name that its sender chose. */
    public String place() {
      return pointer.startsWith(HEADER)
              && !ThirdPartyEvent.CloudEvent.ATTRIBUTES.contains(pointer.substring(HEADER.length()))
          ? HEADER + "*"
          : pointer;
    }
  }

  /** Its key was seen before with another content. */
  record Conflict() implements Outcome {}

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
    /** Another run is at it. */
    HELD_ELSEWHERE,
    /** The ledger did not answer. */
    LEDGER_UNAVAILABLE,
    /** Too little time was left in this invocation. */
    OUT_OF_TIME,
    /** An earlier event that must go first was not delivered. */
    BEHIND_ANOTHER
  }
}
