package io.iotmi.relay.local.runtime;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NativeClientTest {
  @ParameterizedTest
  @CsvSource({
    "amd64, false",
    "amd64, true",
    "x86_64, false",
    "aarch64, false",
    "aarch64, true",
  })
  void linuxOnBothProcessorsHasNativeCode(String processor, boolean musl) {
    String resource = NativeClient.resource("Linux", processor, musl);
    assertNotNull(AWSLambda.class.getResource(resource), resource);
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64"})
  void anyOtherMachineIsToldHowToRunTheStack(String system, String processor) {
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class, () -> NativeClient.resource(system, processor, false));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains(system + " on " + processor), message);
    assertTrue(message.contains("docker run"), message);
  }
}
