package io.iotmi.relay.pipeline.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.cloud.CloudInMemory;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.CommandEnds;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.pipeline.job.JobRunner;
import io.iotmi.relay.stage.keep.CredentialStore;
import io.iotmi.relay.stage.keep.InMemoryNotes;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.recall.RecordIds;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.send.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole connector in memory: the side that is called, the side that does the jobs, a vendor. */
public final class Connector {
  public static final String ID = "connector";
  private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";
  private static final String VERSION = "KEYTWO-90ab-cdef-fedc-ba987-KEYTWO";

  public final CloudInMemory cloud = new CloudInMemory();
  public final InMemoryNotes notes = new InMemoryNotes();

  /** Jobs that wait, in their order. */
  public final Deque<Waiting> jobs = new ArrayDeque<>();

  /** Answers of Secrets Manager by ARN. */
  public final Map<String, CredentialStore.Reading> secrets = new HashMap<>();

  /** What the service has accepted, in its order. */
  public final List<SendConnectorEvent> sent = new ArrayList<>();

  /** What the vendor's events tell of commands. */
  public final CommandEnds ends;

  private final InMemoryRecords memory = new InMemoryRecords(Duration.ofDays(90));
  private final OperationDesk desk;
  private final JobRunner runner;
  private Instant now = Instant.parse("2026-11-26T10:00:00Z");
  private boolean queueIsDown;
  private boolean endpointIsDown;

  /** A job as a message, and how long it is delayed. */
  public record Waiting(String body, Duration delay) {}

  public Connector() {
    CredentialStore store =
        (arn, version, deadline) ->
            secrets.getOrDefault(arn, new CredentialStore.Reading.Missing());
    ConnectorParts parts =
        ConnectorParts.of(
            cloud, notes, memory, store, this::put, (request, xray, deadline) -> send(request));
    desk = parts.desk();
    runner = parts.runner();
    ends = parts.ends();
  }

  private SendResult send(SendConnectorEvent request) {
    if (endpointIsDown) {
      return new SendResult(new SendResult.Answer.Unavailable("HTTP 503"), 1, 0);
    }
    sent.add(request);
    return new SendResult(new SendResult.Answer.Accepted(), 1, 0);
  }

  private boolean put(Job job, Duration delay, Deadline deadline) {
    return !queueIsDown && jobs.add(new Waiting(JobForm.write(job), delay));
  }

  /** Whether no event of the user leaves. */
  public boolean isSilent(String user) {
    String id = RecordIds.user(ID, user);
    return memory.load(List.of(id), deadline(Duration.ofSeconds(1)))
            instanceof Records.Loaded.Found found
        && found.of(id).data().get("gone") != null;
  }

  public void queueIsDown(boolean down) {
    queueIsDown = down;
  }

  public void endpointIsDown(boolean down) {
    endpointIsDown = down;
  }

  public void passes(Duration time) {
    now = now.plus(time);
  }

  public Deadline deadline(Duration left) {
    return new Deadline(now.plus(left), () -> now);
  }

  /** The reply to a call with a token; {@code more} are further members of the payload. */
  public OperationReply call(String operation, String token, String more) {
    return answer("{\"type\": \"OAuth2.0\", \"token\": \"" + token + "\"}", operation, more);
  }

  /** The reply to a call with a secret. */
  public OperationReply callWithSecret(String operation, String secret, String more) {
    return answer(
        """
        {"type": "GeneralAuthorization",
         "secretsManager": {"arn": "%s", "versionId": "%s"}}
        """
            .formatted(SECRET + secret, VERSION),
        operation,
        more);
  }

  /** Keeps a credential that is the vendor's of a user. */
  public void secret(String secret, String text) {
    secrets.put(SECRET + secret, new CredentialStore.Reading.Got(new Sensitive(text)));
  }

  public void secret(String secret, CredentialStore.Reading reading) {
    secrets.put(SECRET + secret, reading);
  }

  private OperationReply answer(String auth, String operation, String more) {
    String call =
        """
        {"header": {"auth": %s}, "payload": {"operationName": "AWS.%s", "operationVersion": "1.0",
         "connectorId": "%s"%s}}
        """
            .formatted(auth, operation, ID, more);
    return desk.answer(json(call), deadline(Duration.ofMillis(1_700))).reply();
  }

  /**
   * Does the jobs that wait, and those that follow from them without delay. What is delayed or
   * returned waits for the next time.
   */
  public List<JobResult> work() {
    List<JobResult> results = new ArrayList<>();
    List<Waiting> again = new ArrayList<>();
    int due = jobs.size();
    while (!jobs.isEmpty()) {
      Waiting job = jobs.poll();
      due--;
      if (job.delay().isPositive() && due < 0) {
        again.add(job);
        continue;
      }
      JobResult result =
          runner.run(job.body(), "run-" + results.size(), deadline(Duration.ofMinutes(1)));
      results.add(result);
      if (result.end() instanceof JobResult.End.Returned) {
        again.add(job);
      }
    }
    jobs.addAll(again);
    return results;
  }

  /** Everything that is kept or waits, as text. */
  public String everything() {
    StringBuilder all = new StringBuilder(jobs.toString());
    for (String id : notes.ids()) {
      all.append('\n').append(id);
      if (notes.find(id, deadline(Duration.ofSeconds(1))) instanceof Notes.Found.Kept kept) {
        all.append(JsonWriter.ascii(kept.data()));
      }
    }
    return all.toString();
  }

  public static Json.Obj json(String text) {
    try {
      return (Json.Obj) JsonReader.readEnvelope(text.getBytes(UTF_8));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }
}
