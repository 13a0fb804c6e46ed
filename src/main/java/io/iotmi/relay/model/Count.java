package io.iotmi.relay.model;

/** What an invocation counts beside the outcomes of its events. */
public enum Count {
  /** Requests that left, retries included. */
  REQUESTS_SENT,
  /** Delivered events less the accepted requests that completed them. */
  SAVED_BY_MERGING,
  /** Requests answered 429 or an error that means the same. */
  THROTTLED,
  /** Requests finally answered 403. */
  DENIED,
  /** Requests for a connector that the endpoint does not know. */
  CONNECTOR_NOT_FOUND,
  /** Events that were relayed although no key tells a repeat from a new event. */
  WITHOUT_IDENTITY,
  /** Delivered events that the ledger may not remember. */
  UNCONFIRMED,
  /** Messages put on the queue of rejected ones. */
  PARKED,
  /** Readings of vendors' payloads that their folder drops on purpose. */
  READINGS_DROPPED,
  /** Values of vendors' payloads that no binding names. */
  VALUES_IGNORED,
  /** Operations whose user nothing tells. */
  USER_UNKNOWN,
  /** Looks at a vendor that has told nothing for longer than its folder allows. */
  PUSHES_MISSING,
  /** States that were read at a vendor which had not told them. */
  STATES_MISSED,
  /** Commands that are answered 504, since no end of them is known. */
  COMMAND_UNANSWERED,
  /** Events that were withheld because their user is gone. */
  OF_GONE_USERS,
  /** States that were withheld because a newer one has been sent. */
  STATES_STALE,
  /** States that were withheld because a command is under way that changes them. */
  STATES_ECHOED,
  /** Batches of which the records of devices may not know what was delivered. */
  UNRECORDED
}
