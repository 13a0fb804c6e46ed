package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.replay.queue.OperatorQueue;
import io.iotmi.relay.replay.queue.QueueState;
import io.iotmi.relay.replay.queue.QueueTrouble;
import io.iotmi.relay.stage.park.PutBack;
import io.iotmi.relay.stage.redelivery.MessageVisibility.Hidden;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A queue of SQS as an operator uses it. Not thread-safe. */
public final class SqsOperatorQueue implements OperatorQueue {
  private static final int WAIT_SECONDS = 1;
  private static final int MAX_MESSAGES = 10;
  private static final List<Json> ALL = List.of(new Json.Text("All"));

  private final SqsCalls calls;
  private final SqsVisibility visibility;
  private final boolean fifo;
  private @Nullable String arn;

  /**
   * @param sqsEndpoint of the service, with its root path
   */
  public SqsOperatorQueue(AwsHttp http, URI sqsEndpoint, String queueUrl, InstantSource clock) {
    this.calls = new SqsCalls(http, sqsEndpoint, queueUrl, clock);
    this.visibility = new SqsVisibility(http, sqsEndpoint);
    this.fifo = queueUrl.endsWith(".fifo");
  }

  @Override
  public QueueState state() throws QueueTrouble {
    Json.Obj answer =
        calls.call("GetQueueAttributes", new JsonMembers().array("AttributeNames", ALL));
    Json.Obj attributes =
        answer.get("Attributes") instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    arn = attributes.text("QueueArn");
    return new QueueState(
        number(attributes, "ApproximateNumberOfMessages"),
        number(attributes, "ApproximateNumberOfMessagesNotVisible"),
        number(attributes, "ApproximateNumberOfMessagesDelayed"),
        attributes.text("RedrivePolicy") != null);
  }

  /** Waits, if only for a second: without, SQS asks a sample of its servers. */
  @Override
  public List<InboundMessage> receive(Duration hidden) throws QueueTrouble {
    JsonMembers wanted =
        new JsonMembers()
            .number("MaxNumberOfMessages", MAX_MESSAGES)
            .number("VisibilityTimeout", hidden.toSeconds())
            .number("WaitTimeSeconds", WAIT_SECONDS)
            .array("MessageAttributeNames", ALL)
            .array("MessageSystemAttributeNames", ALL);
    return ReceivedMessage.all(calls.call("ReceiveMessage", wanted), arn == null ? "" : arn);
  }

  @Override
  public void hide(List<String> handles, Duration from) {
    if (arn != null) {
      visibility.change(
          arn, handles.stream().map(h -> new Hidden(h, from)).toList(), calls.deadline());
    }
  }

  @Override
  public Set<String> delete(List<InboundMessage> messages) throws QueueTrouble {
    Map<String, Json.Obj> entries = new LinkedHashMap<>();
    for (InboundMessage message : messages) {
      if (message.source() instanceof Source.Sqs sqs && sqs.receipt() != null) {
        String id = sqs.messageId();
        JsonMembers entry =
            new JsonMembers().text("Id", id).text("ReceiptHandle", sqs.receipt().handle());
        entries.put(id, entry.object());
      }
    }
    return calls.batch("DeleteMessageBatch", entries).successful();
  }

  @Override
  public List<@Nullable String> send(List<PutBack> messages) throws QueueTrouble {
    List<SqsEntry> entries = new ArrayList<>(messages.size());
    List<@Nullable String> answers = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      entries.add(SqsEntry.of(i, messages.get(i).message()));
      answers.add("too large, or behind a message of its group that was not taken");
    }
    for (SqsLanes lanes : SqsLanes.of(entries, fifo, 1)) {
      for (List<SqsEntry> batch = lanes.next(); !batch.isEmpty(); batch = lanes.next()) {
        Map<String, Json.Obj> sent = new LinkedHashMap<>();
        batch.forEach(e -> sent.put(e.id(), json(e, messages.get(e.index()))));
        BatchAnswer answer = calls.batch("SendMessageBatch", sent);
        Set<Integer> taken = new HashSet<>();
        for (SqsEntry entry : batch) {
          boolean successful = answer.successful().contains(entry.id());
          answers.set(entry.index(), successful ? null : why(answer, entry));
          if (successful) {
            taken.add(entry.index());
          }
        }
        lanes.sent(batch, taken);
      }
    }
    return answers;
  }

  private static String why(BatchAnswer answer, SqsEntry entry) {
    return answer.refused().getOrDefault(entry.id(), "SQS could not take it now");
  }

  /** A group of a standard queue tells its tenants apart. */
  private Json.Obj json(SqsEntry entry, PutBack back) {
    Json.Obj sent = entry.json(fifo);
    return fifo || !back.grouped()
        ? sent
        : new JsonMembers()
            .all(sent.members())
            .text("MessageGroupId", SqsEntry.fifoId(back.message().group()))
            .object();
  }

  private static int number(Json.Obj attributes, String name) {
    try {
      String text = attributes.text(name);
      return text == null ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
