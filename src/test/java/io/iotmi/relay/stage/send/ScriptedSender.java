package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers by the name of the request, Accepted where nothing is scripted; notes what was sent. */
record ScriptedSender(Map<String, Answer> answers, List<String> sent) implements EventSender {
  @Override
  public SendResult send(SendConnectorEvent request, @Nullable String xray, Deadline deadline) {
    sent.add(request.connectorId());
    return new SendResult(answers.getOrDefault(request.connectorId(), new Answer.Accepted()), 1, 0);
  }
}
