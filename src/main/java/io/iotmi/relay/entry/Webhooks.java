package io.iotmi.relay.entry;

import io.iotmi.relay.pipeline.door.DoorReply;
import io.iotmi.relay.pipeline.door.WebhookDoor;
import org.jspecify.annotations.Nullable;

/**
 * Receives what vendors post.
 *
 * @param vendor whether there is one; without it no path means anything
 * @param door null where the vendor's folder opens none
 */
record Webhooks(boolean vendor, @Nullable WebhookDoor door) {
  /** Where there is no vendor. */
  static final Webhooks NONE = new Webhooks(false, null);

  DoorReply receive(Invocation.Webhook webhook, CurrentInvocation current, Reporting reporting) {
    DoorReply reply;
    try {
      reply =
          door == null
              ? DoorReply.nowhere()
              : door.receive(webhook.request(), webhook.source(), current.deadline());
    } catch (RuntimeException bug) {
      reporting.failed(current, "the vendor is asked to send it again", bug);
      reply = DoorReply.failed();
    }
    reporting.received(current, reply.result());
    return reply;
  }
}
