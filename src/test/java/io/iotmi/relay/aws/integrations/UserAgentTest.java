package io.iotmi.relay.aws.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.house.BuildVersion;
import org.junit.jupiter.api.Test;

final class UserAgentTest {
  @Test
  void namesTheVersionOfTheBuild() {
    assertEquals("connector-relay/" + BuildVersion.read(), ManagedIntegrationsSender.USER_AGENT);
  }
}
