package io.iotmi.relay.local.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackPorts;
import io.iotmi.relay.local.queue.LocalSqs;
import io.iotmi.relay.local.wire.JsonTrees;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a function in a container has to find in its environment to reach the stack. {@code sam
 * local} sets only variables that the template declares, so the keys are not among them.
 *
 * @param variables by their names
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-invoke.html">Environment
 *     variable file</a>
 */
record ContainerEnvironment(SortedMap<String, String> variables) {
  /** Where the stack listens on its usual ports. */
  static final Path USUAL = Path.of("events/env/local.json");

  /** By which a container calls the machine that it runs on. */
  private static final String MACHINE = "host.docker.internal";

  static ContainerEnvironment of(StackPorts ports) {
    InetAddress address = ports.address();
    String host =
        address.isLoopbackAddress() || address.isAnyLocalAddress()
            ? MACHINE
            : address.getHostAddress();
    String sqs = url(host, ports.sqs());
    SortedMap<String, String> variables = new TreeMap<>();
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", url(host, ports.dynamoDb()));
    variables.put("AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS", url(host, ports.endpoint()));
    variables.put("AWS_ENDPOINT_URL_SQS", sqs);
    variables.put("CONNECTOR_ID", EmbeddedStack.CONNECTOR_ID);
    variables.put("JOB_QUEUE_URL", queue(sqs, EmbeddedStack.JOBS));
    variables.put("LEDGER_TABLE", EmbeddedStack.TABLE);
    variables.put("OVERFLOW_QUEUE_URL", queue(sqs, EmbeddedStack.EVENTS));
    variables.put("REJECTED_QUEUE_URL", queue(sqs, EmbeddedStack.REJECTED));
    return new ContainerEnvironment(variables);
  }

  /** The file that {@code --env-vars} takes, for all functions of the template. */
  String file() {
    ObjectNode file = JsonTrees.object();
    ObjectNode parameters = file.putObject("Parameters");
    variables.forEach(parameters::put);
    return file.toPrettyString().replace(" : ", ": ") + "\n";
  }

  /** A line for each. */
  String lines() {
    return variables.entrySet().stream()
        .map(variable -> "  " + variable.getKey() + "=" + variable.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String queue(String sqs, String name) {
    return sqs + "/" + LocalSqs.ACCOUNT + "/" + name;
  }

  private static String url(String host, int port) {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
