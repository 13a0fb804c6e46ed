package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.queue.BatchEvent;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A function whose overflow queue and parking queue are FIFO queues of its own. */
final class FifoQueues implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final QueueRef overflow = queue("overflow");
  final QueueRef rejected = queue("rejected");
  private final FunctionProcess function;

  FifoQueues(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("OVERFLOW_QUEUE_URL", overflow.url());
    environment.put("REJECTED_QUEUE_URL", rejected.url());
    environment.put("SEND_RATE_LIMIT", "unlimited");
    environment.putAll(settings);
    function =
        FunctionProcess.start(FunctionSpec.built().withEnvironment(environment), new FunctionLog());
  }

  static QueueRef queue(String name) {
    return STACK.sqs().createQueue(unique(name) + ".fifo", true, Duration.ofSeconds(30), null, 100);
  }

  /** The status and the problem or answer to an HTTP body. */
  JsonNode post(String body, Map<String, String> headers) throws IOException {
    return JSON.readTree(invoke(LambdaInvocations.http(body, headers)).payload());
  }

  InvocationResult invoke(byte[] event) {
    InvocationResult result = function.invoke(event, EmbeddedStack.TIMEOUT, null);
    assertFalse(result.functionError(), result.text());
    return result;
  }

  /** Gives a message to the relay as the queue of events would, with everything it carries. */
  String redeliver(Message message) {
    QueueRef standard = new QueueRef("", LambdaInvocations.STANDARD);
    return invoke(BatchEvent.of(standard, List.of(message))).text();
  }

  /** In the order in which the queue gives them out. */
  List<Message> waiting() {
    return STACK.sqs().drain(overflow.url());
  }

  List<Message> parked() {
    return STACK.sqs().drain(rejected.url());
  }

  static String group(Message message) {
    return String.valueOf(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
  }

  static String attribute(Message message, String name) {
    return message.messageAttributes().containsKey(name)
        ? String.valueOf(message.messageAttributes().get(name).stringValue())
        : "";
  }

  static List<String> values(List<Message> messages, String pointer) throws IOException {
    List<String> values = new ArrayList<>();
    for (Message message : messages) {
      values.add(JSON.readTree(message.body()).at(pointer).asText());
    }
    return values;
  }

  @Override
  public void close() {
    function.close();
  }
}
