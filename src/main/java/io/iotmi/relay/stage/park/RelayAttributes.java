package io.iotmi.relay.stage.park;

import java.util.Set;

/** Message attributes that the relay gives to the messages it puts on a queue. */
final class RelayAttributes {
  /** Says that the relay put the message there, and whether its body is the sender's own. */
  static final String FORM = "RelayForm";

  static final String PLAIN = "plain";
  static final String ENVELOPE = "envelope";

  static final String REASON = "Reason";
  static final String POINTER = "Pointer";
  static final String FAULTS = "Faults";
  static final String EVENT_KEY = "EventKey";
  static final String TRACE_ID = "TraceId";

  /** What the door found to be the same for each delivery of one webhook. */
  static final String WEBHOOK_ID = "WebhookId";

  static final String MESSAGE_ID = "OriginalMessageId";
  static final String GROUP_ID = "OriginalGroupId";
  static final String DEDUPLICATION_ID = "OriginalDeduplicationId";
  static final String TRACEPARENT = "traceparent";

  /** About the message, for people and for the relay itself: no sender's, no event's. */
  static final Set<String> ABOUT =
      Set.of(FORM, REASON, POINTER, FAULTS, MESSAGE_ID, GROUP_ID, DEDUPLICATION_ID);

  /** What the relay may have set on a message that comes back, beside those. */
  static final Set<String> OF_THE_EVENT = Set.of(EVENT_KEY, TRACE_ID);

  private RelayAttributes() {}
}
