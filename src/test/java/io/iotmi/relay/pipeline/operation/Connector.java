package io.iotmi.relay.pipeline.operation;

import io.iotmi.relay.cloud.CloudInMemory;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.CommandEnds;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.pipeline.job.JobRunner;
import io.iotmi.relay.stage.keep.CredentialStore;
import io.iotmi.relay.stage.keep.InMemoryNotes;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.recall.RecordIds;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.vendor.SilenceWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole connector in memory: the side that is called, the side that does the jobs, a vendor. */
public final class Connector {
  public static final String ID = "connector";
  private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";

  public final CloudInMemory cloud = new CloudInMemory();
  public final InMemoryNotes notes = new InMemoryNotes();

  /** Jobs that wait, in their order. */
  public final Deque<Waiting> jobs = new ArrayDeque<>();

  /** Answers of Secrets Manager by ARN. */
  public final Map<String, CredentialStore.Reading> secrets = new HashMap<>();

  /** What the service has accepted, in its order. */
  public final List<SendConnectorEvent> sent = new ArrayList<>();

  /** The side that takes the vendor's payloads from the event queue. */
  public final ConnectorPipeline pipeline;

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
    this(null);
  }

  /**
   * @param watch how silences are looked for; null for not at all
   */
  public Connector(@Nullable SilenceWatch watch) {
    CredentialStore store =
        (arn, version, deadline) ->
            secrets.getOrDefault(arn, new CredentialStore.Reading.Missing());
    ConnectorParts parts =
        ConnectorParts.of(
            watch,
            cloud,
            notes,
            memory,
            store,
            this::put,
            (request, xray, deadline) -> send(request));
    desk = parts.desk();
    runner = parts.runner();
    ends = parts.ends();
    pipeline = parts.pipeline();
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
    return answer(Envelopes.withToken(token, operation, more));
  }

  /** The reply to a call with a secret. */
  public OperationReply callWithSecret(String operation, String secret, String more) {
    return answer(Envelopes.withSecret(SECRET + secret, operation, more));
  }

  private OperationReply answer(Json.Obj call) {
    return desk.answer(call, deadline(Duration.ofMillis(1_700))).reply();
  }

  /** Keeps a credential that is the vendor's of a user. */
  public void secret(String secret, String text) {
    secrets.put(SECRET + secret, new CredentialStore.Reading.Got(new Sensitive(text)));
  }

  public void secret(String secret, CredentialStore.Reading reading) {
    secrets.put(SECRET + secret, reading);
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
}
