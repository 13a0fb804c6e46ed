package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobsTest {
  private static final Jobs JOBS =
      new Jobs(null, URI.create("https://sqs.eu-west-1.amazonaws.com/111122223333/relay-jobs"));

  private static List<InboundMessage> from(String queue) {
    return List.of(
        new InboundMessage(
            0,
            new Source.Sqs(
                "message-1",
                "arn:aws:sqs:eu-west-1:111122223333:" + queue,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null),
            new Body.Text("{\"relayJob\":\"await\",\"connector\":\"c\",\"trace\":\"t\"}")));
  }

  @ParameterizedTest
  @CsvSource({"relay-jobs, true", "relay-events, false", "other-relay-jobs, false"})
  void onlyTheQueueOfJobsBringsJobsWhateverAMessageLooksLike(String queue, boolean own) {
    assertEquals(own, JOBS.own(from(queue)));
  }

  @Test
  void aFunctionWithoutAQueueOfJobsDoesNone() {
    assertEquals(false, Jobs.NONE.own(from("relay-jobs")));
  }
}
