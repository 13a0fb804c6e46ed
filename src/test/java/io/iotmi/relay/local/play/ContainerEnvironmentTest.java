package io.iotmi.relay.local.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.StackPorts;
import io.iotmi.relay.template.Template;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The environment file of {@code sam local}. */
final class ContainerEnvironmentTest {
  private static final Template TEMPLATE = Template.read();
  private static final ContainerEnvironment USUAL =
      ContainerEnvironment.of(ServeSettings.of(new Properties()).stack());

  static Set<String> functions() {
    return TEMPLATE.ofType("AWS::Serverless::Function");
  }

  @Test
  void theShippedFileLeadsToTheUsualPorts() throws Exception {
    assertEquals(USUAL.file(), Files.readString(ContainerEnvironment.USUAL));
  }

  @Test
  void everyVariableIsDeclaredByAFunctionForOthersAreNotSet() {
    Set<String> declared = new TreeSet<>();
    functions().forEach(function -> declared.addAll(TEMPLATE.variables(function).keySet()));
    Set<String> undeclared = new TreeSet<>(USUAL.variables().keySet());
    undeclared.removeAll(declared);
    assertEquals(Set.of(), undeclared);
  }

  /** SAM CLI gives the logical name of a resource in place of what it does not know. */
  @ParameterizedTest
  @MethodSource("functions")
  void everyVariableThatNamesAResourceIsSet(String function) {
    Set<String> missing = new TreeSet<>();
    TEMPLATE
        .variables(function)
        .forEach(
            (name, value) -> {
              if (TEMPLATE.root().path("Resources").has(value.path("Ref").asText())) {
                missing.add(name);
              }
            });
    assertTrue(missing.contains("LEDGER_TABLE"), missing.toString());
    missing.removeAll(USUAL.variables().keySet());
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://host.docker.internal:3",
    "0.0.0.0, http://host.docker.internal:3",
    "172.17.0.1, http://172.17.0.1:3",
    "fd00::1, http://[fd00:0:0:0:0:0:0:1]:3"
  })
  void aContainerCallsTheMachineOrTheAddressThatWasChosen(String address, String url) {
    ContainerEnvironment environment =
        ContainerEnvironment.of(new StackPorts(InetAddress.ofLiteral(address), 1, 2, 3));
    assertEquals(url, environment.variables().get("AWS_ENDPOINT_URL_DYNAMODB"));
  }

  @Test
  void theFileOfEnvironmentsIsTakenForNoEvent() {
    assertTrue(
        EventFile.in(Path.of("events")).stream()
            .noneMatch(file -> file.name().equals("local") || file.event().has("Parameters")));
  }
}
