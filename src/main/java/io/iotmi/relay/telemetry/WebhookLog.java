package io.iotmi.relay.telemetry;

import io.iotmi.relay.model.WebhookResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request at the door for webhooks, without anything that it held. */
final class WebhookLog {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookLog.class);
  private static final String MESSAGE = "webhook";
  private static final String OUTCOME = "outcome";

  private WebhookLog() {}

  static void write(WebhookResult result) {
    switch (result) {
      case WebhookResult.Queued() -> LOG.atInfo().addKeyValue(OUTCOME, "queued").log(MESSAGE);
      case WebhookResult.Greeted() -> LOG.atInfo().addKeyValue(OUTCOME, "greeted").log(MESSAGE);
      case WebhookResult.Refused(String part) -> warn("refused", "part", part);
      case WebhookResult.Unreadable(String reason) -> warn("unreadable", "reason", reason);
      case WebhookResult.Unavailable(String reason) -> warn("unavailable", "reason", reason);
      case WebhookResult.NotAllowed() ->
          LOG.atInfo().addKeyValue(OUTCOME, "not-allowed").log(MESSAGE);
    }
  }

  private static void warn(String outcome, String key, String value) {
    LOG.atWarn().addKeyValue(OUTCOME, outcome).addKeyValue(key, value).log(MESSAGE);
  }
}
