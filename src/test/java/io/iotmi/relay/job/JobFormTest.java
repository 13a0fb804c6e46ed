package io.iotmi.relay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JobFormTest {
  private static final Json.Obj PAYLOAD =
      new JsonMembers().text("operationName", "AWS.DeactivateUser").object();

  static Stream<Job> jobs() {
    return Stream.of(
        new Job.Acknowledged("connector", "reference", PAYLOAD),
        new Job.FindUser("connector", "reference"),
        new Job.Subscribe("connector", "reference", "ada"),
        new Job.Watch("connector"),
        new Job.Await("connector", "trace=_1", "reference"),
        new Job.Await("connector", "trace=_1", null));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void aJobIsReadAsItWasWritten(Job job) {
    assertEquals(Optional.of(job), JobForm.read(JobForm.write(job)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"relayJob\":\"operation\",\"connector\":\"c\"}",
        "{\"relayJob\":\"subscribe\",\"connector\":\"c\",\"access\":\"a\"}",
        "{\"relayJob\":\"await\",\"connector\":\"c\"}",
        "{\"relayJob\":\"find-user\",\"access\":\"a\"}",
        "{\"relayJob\":\"reboot\",\"connector\":\"c\"}",
      })
  void anythingElseIsNoJob(String body) {
    assertEquals(Optional.empty(), JobForm.read(body));
  }
}
