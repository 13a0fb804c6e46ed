package io.iotmi.relay.local.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Posts webhooks one after another, as a vendor does that keeps order. Thread-safe. */
final class WebhookSender implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final List<Webhook> sent = new ArrayList<>();
  private final List<CompletableFuture<Integer>> answers = new ArrayList<>();
  private @Nullable URI door;

  synchronized void deliverTo(URI address) {
    door = address;
  }

  synchronized void send(Webhook webhook) {
    sent.add(webhook);
    URI address = door;
    if (address != null) {
      answers.add(CompletableFuture.supplyAsync(() -> post(address, webhook), thread));
    }
  }

  synchronized List<Webhook> sent() {
    return List.copyOf(sent);
  }

  List<Integer> delivered() {
    List<CompletableFuture<Integer>> all;
    synchronized (this) {
      all = List.copyOf(answers);
    }
    return all.stream().map(CompletableFuture::join).toList();
  }

  private int post(URI address, Webhook webhook) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
    webhook.headers().forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    client.close();
  }
}
