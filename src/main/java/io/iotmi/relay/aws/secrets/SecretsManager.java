package io.iotmi.relay.aws.secrets;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.verify.keys.SecretStore;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Two calls side by side: Secrets Manager gives one version at a time, and while a secret is being
 * rotated the vendor may still sign with the previous one. See
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
public final class SecretsManager implements SecretStore {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";
  private static final String NOT_FOUND = "ResourceNotFoundException";

  private final JsonService service;
  private final String arn;

  public SecretsManager(AwsHttp http, URI endpoint, String arn) {
    this.service = JsonService.version11(http, endpoint, "secretsmanager", "secretsmanager");
    this.arn = arn;
  }

  @Override
  public Reading read(Deadline deadline) {
    Deadline end = deadline.within(LONGEST);
    Reply current;
    Reply previous;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Reply> other =
          CompletableFuture.supplyAsync(() -> version(PREVIOUS, end), threads);
      current = version(CURRENT, end);
      previous = other.join();
    }
    List<String> versions = new ArrayList<>();
    for (Reply reply : List.of(current, previous)) {
      switch (reply) {
        case Reply.Answered(Json.Obj body) -> {
          String text = text(body);
          if (text != null && !versions.contains(text)) {
            versions.add(text);
          }
        }
        case Reply.Failed failed -> {
          if (!failed.names(NOT_FOUND)) {
            return new Reading.Unavailable(failed.reason());
          }
        }
      }
    }
    return new Reading.Live(new LiveSecrets(versions));
  }

  private Reply version(String stage, Deadline deadline) {
    return service.call(
        "GetSecretValue",
        new JsonMembers().text("SecretId", arn).text("VersionStage", stage).object(),
        deadline);
  }

  static @Nullable String text(Json.Obj body) {
    String text = body.text("SecretString");
    String binary = body.text("SecretBinary");
    if (text != null || binary == null) {
      return text;
    }
    try {
      return new String(Base64.getDecoder().decode(binary), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
