package io.iotmi.relay.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;

/** A vendor's cloud: posts events, and posts them again after an error or without an answer. */
final class Caller implements AutoCloseable {
  private static final int TRIES = 60;
  private static final long PAUSE_NANOS = 250_000_000L;

  private final URI events;
  private final URI door;
  private final Journal journal;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Caller(String url, Journal journal) {
    this.events = URI.create(url + "/events");
    this.door = URI.create(url + "/webhook");
    this.journal = journal;
  }

  /** Gives the last status; 0 where there was no answer to the end. */
  int post(Submission submission) {
    boolean webhook = submission.channel() == Channel.WEBHOOK;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook ? door : events)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(submission.body()));
    if (webhook) {
      request.header(VendorForm.SIGNATURE, VendorForm.signature(submission.body()));
    } else if (!submission.named()) {
      request.header("Idempotency-Key", submission.id());
    }
    int status = 0;
    for (int i = 0; i < TRIES; i++) {
      status = status(request.build());
      journal.count((webhook ? "door answers " : "http answers ") + status);
      if (status < 500 && status != 0) {
        return status;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return status;
  }

  private int status(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
