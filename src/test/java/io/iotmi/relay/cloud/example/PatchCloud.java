package io.iotmi.relay.cloud.example;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CommandProgress;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.reading.Reading;
import io.iotmi.relay.vendor.reading.ReadingReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cloud of a vendor that changes devices by PATCH, which {@code HttpURLConnection} cannot. */
final class PatchCloud implements VendorCloud {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  PatchCloud(URI address) {
    this.address = address;
  }

  @Override
  public Optional<String> userIn(Access access) {
    return Optional.empty();
  }

  @Override
  public CloudAnswer<String> user(Access access, Deadline deadline) {
    return ask(access, "GET", "/me", Json.Obj.EMPTY, deadline, body -> body.text("id"));
  }

  @Override
  public CloudAnswer<DevicePage> devices(Access access, PageRequest request, Deadline deadline) {
    return ask(
        access,
        "GET",
        "/things",
        Json.Obj.EMPTY,
        deadline,
        body -> {
          ReadingReader.Result found = ReadingReader.read(body);
          return found.readings().getFirst() instanceof Reading.Page page
              ? new DevicePage(page.devices(), null, found.faults())
              : null;
        });
  }

  @Override
  public CloudAnswer<CommandProgress> command(Access access, DeviceOrder order, Deadline deadline) {
    return ask(
        access,
        "PATCH",
        "/things/" + URLEncoder.encode(order.device(), StandardCharsets.UTF_8),
        new Json.Obj(order.put().values()),
        deadline,
        body -> new CommandProgress.Confirmed(readings(order.device(), body)));
  }

  @Override
  public CloudAnswer<List<Reading>> state(Access access, StateRequest request, Deadline deadline) {
    return ask(
        access,
        "GET",
        "/things/" + URLEncoder.encode(request.device(), StandardCharsets.UTF_8),
        Json.Obj.EMPTY,
        deadline,
        body -> readings(request.device(), body));
  }

  @Override
  public CloudAnswer<Done> subscribe(Access access, String user, Deadline deadline) {
    return new CloudAnswer.Got<>(Done.DONE);
  }

  @Override
  public CloudAnswer<Done> revoke(Access access, String user, Deadline deadline) {
    return new CloudAnswer.Got<>(Done.DONE);
  }

  private static List<Reading> readings(String device, Json.Obj values) {
    return ReadingReader.read(
            new JsonMembers().text("device", device).add("values", values).object())
        .readings();
  }

  private <T> CloudAnswer<T> ask(
      Access access,
      String method,
      String path,
      Json.Obj body,
      Deadline deadline,
      Function<Json.Obj, ? extends @Nullable T> read) {
    if (!(access instanceof Access.Token(var token))) {
      return new CloudAnswer.Refused<>(Refusal.NOT_OFFERED, path + ": takes tokens alone");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(deadline.left())
            .header("Authorization", "Bearer " + token.value())
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JsonWriter.bytes(body)));
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? understood(path, answer.body(), read)
          : refused(path, answer.statusCode());
    } catch (HttpTimeoutException e) {
      return new CloudAnswer.Unavailable<>(Outage.TIMED_OUT, path + ": no answer", true, null);
    } catch (IOException e) {
      return new CloudAnswer.Unavailable<>(Outage.DOWN, path + ": no answer", true, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CloudAnswer.Unavailable<>(Outage.DOWN, path + ": interrupted", true, null);
    }
  }

  private static <T> CloudAnswer<T> understood(
      String path, byte[] body, Function<Json.Obj, ? extends @Nullable T> read) {
    try {
      if (JsonReader.readEnvelope(body) instanceof Json.Obj object) {
        T value = read.apply(object);
        if (value != null) {
          return new CloudAnswer.Got<>(value);
        }
      }
    } catch (JsonSyntaxException e) {
      // Not understood, like JSON of another kind.
    }
    return new CloudAnswer.Refused<>(Refusal.UNREADABLE, path + ": not what was expected");
  }

  private static <T> CloudAnswer<T> refused(String path, int status) {
    String detail = path + ": status " + status;
    return switch (status) {
      case 401 -> new CloudAnswer.Refused<>(Refusal.UNAUTHORIZED, detail);
      case 404 -> new CloudAnswer.Refused<>(Refusal.NOT_FOUND, detail);
      case 429 -> new CloudAnswer.Unavailable<>(Outage.THROTTLED, detail, false, null);
      default ->
          status >= 500
              ? new CloudAnswer.Unavailable<>(Outage.DOWN, detail, true, null)
              : new CloudAnswer.Refused<>(Refusal.INVALID, detail);
    };
  }
}
