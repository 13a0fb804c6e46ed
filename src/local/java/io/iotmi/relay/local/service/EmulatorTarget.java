package io.iotmi.relay.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A function behind AWS's Runtime Interface Emulator, as {@code docker run} of a Lambda image gives
 * it. It runs one invocation at a time, and tells an error of the function by the body alone. See
 * https://docs.aws.amazon.com/lambda/latest/dg/images-test.html
 */
public final class EmulatorTarget implements Target {
  private static final String PATH = "/2015-03-31/functions/function/invocations";

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param address of the emulator, such as {@code http://localhost:9000}
   */
  public EmulatorTarget(URI address) {
    this.address = address.resolve(PATH);
  }

  @Override
  public boolean concurrent() {
    return false;
  }

  @Override
  public Outcome invoke(byte[] call, Duration within) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(within)
            .POST(HttpRequest.BodyPublishers.ofByteArray(call))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        return new Outcome.Unreachable("the emulator answered " + response.statusCode());
      }
      return isError(response)
          ? new Outcome.Failed(new Outcome.Replied(response.body()).text())
          : new Outcome.Replied(response.body());
    } catch (HttpTimeoutException e) {
      return new Outcome.TimedOut();
    } catch (IOException e) {
      return new Outcome.Unreachable(address + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unreachable("interrupted");
    }
  }

  private static boolean isError(HttpResponse<byte[]> response) {
    Optional<JsonNode> body = JsonTrees.read(response.body());
    return response.headers().firstValue("X-Amz-Function-Error").isPresent()
        || (body.isPresent() && body.get().has("errorMessage") && !body.get().has("header"));
  }
}
