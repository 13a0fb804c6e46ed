package io.iotmi.relay.cloud;

import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A vendor's cloud with users, their tokens and their devices, which do what they are told. What it
 * is asked for is written down; what it is to fail at is said before.
 */
public final class CloudInMemory implements VendorCloud {
  private final Map<String, String> users = new HashMap<>();
  private final Set<String> claims = new HashSet<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, Description> devices = new LinkedHashMap<>();
  private final Map<String, Map<String, Json>> states = new HashMap<>();
  private final PlannedFailures next = new PlannedFailures();
  private final List<String> asked = new ArrayList<>();
  private Manner manner = Manner.CONFIRMED;
  private int pageSize = 50;
  private int attempts;

  /** A user with a token or, for General Authorization, with the text of a credential. */
  public CloudInMemory user(String token, String user) {
    users.put(token, user);
    return this;
  }

  /** From now on the token names its user by itself. */
  public CloudInMemory claiming(String token) {
    claims.add(token);
    return this;
  }

  /** A device with values in one component. */
  public CloudInMemory device(String user, String device, Map<String, Json> values) {
    owners.put(device, user);
    states.put(device, new HashMap<>(values));
    devices.put(device, PlainDevice.of(device, values));
    return this;
  }

  public void remove(String device) {
    devices.remove(device);
  }

  public CloudInMemory paging(int size) {
    pageSize = size;
    return this;
  }

  public CloudInMemory ending(Manner how) {
    manner = how;
    return this;
  }

  /** What the next requests are to fail at, one after the other. */
  public PlannedFailures next() {
    return next;
  }

  /** What was asked for, one word and its object each. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public Map<String, Json> state(String device) {
    return Map.copyOf(states.getOrDefault(device, Map.of()));
  }

  @Override
  public Optional<String> userIn(Access access) {
    String token = token(access);
    return claims.contains(token) ? Optional.ofNullable(users.get(token)) : Optional.empty();
  }

  @Override
  public CloudAnswer<String> user(Access access, Deadline deadline) {
    return answer("user", access, user -> new Got<>(user));
  }

  @Override
  public CloudAnswer<DevicePage> devices(Access access, PageRequest request, Deadline deadline) {
    return answer(
        "devices " + (request.cursor() == null ? "0" : request.cursor()),
        access,
        user -> {
          List<Description> all =
              devices.values().stream()
                  .filter(device -> user.equals(owners.get(device.device())))
                  .toList();
          int from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
          int to = Math.min(all.size(), from + pageSize);
          return new Got<>(
              new DevicePage(
                  all.subList(Math.min(from, to), to),
                  to < all.size() ? Integer.toString(to) : null,
                  List.of()));
        });
  }

  @Override
  public CloudAnswer<CommandProgress> command(Access access, DeviceOrder order, Deadline deadline) {
    return answer(
        "command " + order.device() + " " + order.put().values().keySet(),
        access,
        user -> {
          if (!user.equals(owners.get(order.device()))) {
            return new Refused<>(Refusal.NOT_FOUND, "no such device");
          }
          VendorOrder.Put put = order.put();
          states.computeIfAbsent(order.device(), _ -> new HashMap<>()).putAll(put.values());
          return new Got<>(
              switch (manner) {
                case CONFIRMED ->
                    new CommandProgress.Confirmed(
                        List.of(values(order.device(), put.component(), put.values())));
                case ACCEPTED -> new CommandProgress.Accepted("attempt-" + ++attempts);
                case SENT -> new CommandProgress.Sent();
              });
        });
  }

  @Override
  public CloudAnswer<List<Reading>> state(Access access, StateRequest request, Deadline deadline) {
    return answer(
        "state " + request.device(),
        access,
        user -> {
          if (!user.equals(owners.get(request.device()))) {
            return new Refused<>(Refusal.NOT_FOUND, "no such device");
          }
          Map<String, Json> values = new LinkedHashMap<>(state(request.device()));
          values.keySet().retainAll(request.read().values());
          return new Got<>(List.of(values(request.device(), request.read().component(), values)));
        });
  }

  @Override
  public CloudAnswer<Done> subscribe(Access access, String user, Deadline deadline) {
    return answer("subscribe " + user, access, _ -> new Got<>(Done.DONE));
  }

  @Override
  public CloudAnswer<Done> revoke(Access access, String user, Deadline deadline) {
    return answer(
        "revoke " + user,
        access,
        _ -> {
          users.remove(token(access));
          return new Got<>(Done.DONE);
        });
  }

  private static Reading values(String device, String component, Map<String, Json> values) {
    return new Reading.Values(
        device,
        new Reading.ValueSet(component, values, Map.of(), Map.of()),
        new Reading.Origin(null, null, null));
  }

  private <T> CloudAnswer<T> answer(
      String request, Access access, Function<String, CloudAnswer<T>> answer) {
    asked.add(request);
    Optional<CloudAnswer<T>> failure = next.take();
    if (failure.isPresent()) {
      return failure.get();
    }
    String user = users.get(token(access));
    return user == null ? new Refused<>(Refusal.UNAUTHORIZED, "401") : answer.apply(user);
  }

  private static String token(Access access) {
    return switch (access) {
      case Access.Token(var token) -> token.value();
      case Access.Credential(var _, var _, var credential) -> credential.value();
    };
  }
}
