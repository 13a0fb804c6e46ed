package io.iotmi.relay.operation;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of a call. Unknown members are passed over: the service may add some. All
 * faults of a call are named at once. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
 */
public final class OperationReader {
  /** Samples of the guide have 1.0 and 1.0.0; what would be incompatible is another major one. */
  private static final Predicate<String> VERSION = matching("1(\\.[0-9]{1,9}){0,3}");

  private static final Predicate<String> CONNECTOR = matching("[a-zA-Z0-9-_]{1,64}");

  /** It goes into a header of the vendor's API. */
  private static final Predicate<String> TOKEN = matching("\\P{Cntrl}{1,65536}");

  private static final Predicate<String> ARN = matching("arn:[ -~]{16,2044}");
  private static final Predicate<String> VERSION_ID = matching("[a-zA-Z0-9-_]{32,64}");
  private static final Predicate<String> DEVICE = matching("[a-zA-Z0-9_.,@-]{1,256}");
  private static final Predicate<String> DISCOVERY = matching("[A-Za-z0-9]{1,200}");
  private static final String A_DEVICE = "1 to 256 of [a-zA-Z0-9_.,@-]";

  /** As StartDeviceDiscovery bounds it. */
  private static final int MAX_DEVICES = 100;

  private final Set<String> connectorIds;

  /**
   * @param connectorIds the connectors that this function may answer for
   */
  public OperationReader(Set<String> connectorIds) {
    this.connectorIds = Set.copyOf(connectorIds);
  }

  public ReadCall read(Json.Obj event) {
    CallFaults faults = new CallFaults();
    Json.Obj payload = faults.object(event, "", "payload");
    Json.Obj header = faults.object(event, "", "header");
    if (payload == null || header == null) {
      return refused(OperationReply.MALFORMED, faults.message());
    }
    OperationRequest request = checked(payload, faults);
    String connector = payload.text("connectorId");
    if (request == null || connector == null || !faults.isEmpty()) {
      return refused(OperationReply.MALFORMED, faults.message());
    }
    Authorization authorization = authorization(header, faults);
    if (authorization == null || !faults.isEmpty()) {
      return refused(OperationReply.UNAUTHORIZED, faults.message());
    }
    if (!connectorIds.contains(connector)) {
      return refused(
          OperationReply.FORBIDDEN,
          "/payload/connectorId is not the connector that this function answers for");
    }
    return new ReadCall.Understood(new OperationCall(connector, authorization, request));
  }

  /** What a payload asks for that was read before; empty where it is none. */
  public static Optional<OperationRequest> request(Json.Obj payload) {
    CallFaults faults = new CallFaults();
    OperationRequest request = checked(payload, faults);
    return faults.isEmpty() ? Optional.ofNullable(request) : Optional.empty();
  }

  private static @Nullable OperationRequest checked(Json.Obj payload, CallFaults faults) {
    faults.text(payload, "/payload", "operationVersion", VERSION, "1.0 or another version 1");
    faults.text(payload, "/payload", "connectorId", CONNECTOR, "the id of a connector");
    return request(payload, faults);
  }

  private static @Nullable OperationRequest request(Json.Obj payload, CallFaults faults) {
    return switch (OperationName.of(payload.text("operationName"))) {
      case ACTIVATE_USER -> new OperationRequest.ActivateUser();
      case DEACTIVATE_USER -> new OperationRequest.DeactivateUser();
      case DISCOVER_DEVICES ->
          new OperationRequest.DiscoverDevices(
              faults.text(
                  payload, "/payload", "deviceDiscoveryId", DISCOVERY, "1 to 200 of [A-Za-z0-9]"),
              deviceIds(payload, faults));
      case SEND_COMMAND ->
          new OperationRequest.SendCommand(
              faults.text(payload, "/payload", "connectorDeviceId", DEVICE, A_DEVICE),
              faults.text(
                  payload, "/payload", "traceId", TraceId::isValid, "1 to 128 of [a-zA-Z0-9:=_-]"),
              CommandReader.read(payload, "/payload", faults));
      case null -> {
        faults.add(
            "/payload/operationName",
            "must be AWS.ActivateUser, AWS.DiscoverDevices, AWS.SendCommand or"
                + " AWS.DeactivateUser");
        yield null;
      }
    };
  }

  private static List<String> deviceIds(Json.Obj payload, CallFaults faults) {
    String at = "/payload/connectorDeviceIdList";
    List<String> ids = new ArrayList<>();
    switch (payload.given("connectorDeviceIdList")) {
      case null -> {}
      case Json.Arr(List<Json> items) when items.size() > MAX_DEVICES ->
          faults.add(at, "must hold at most " + MAX_DEVICES + " ids");
      case Json.Arr(List<Json> items) -> {
        for (int i = 0; i < items.size(); i++) {
          if (items.get(i) instanceof Json.Text(String id) && DEVICE.test(id)) {
            ids.add(id);
          } else {
            faults.add(at + "/" + i, "must be " + A_DEVICE);
          }
        }
      }
      default -> faults.add(at, "must be a list");
    }
    return ids.stream().distinct().toList();
  }

  private static @Nullable Authorization authorization(Json.Obj header, CallFaults faults) {
    Json.Obj auth = faults.object(header, "/header", "auth");
    if (auth == null) {
      return null;
    }
    return switch (auth.text("type")) {
      case "OAuth2.0" ->
          new Authorization.OAuth(
              new Sensitive(
                  faults.text(auth, "/header/auth", "token", TOKEN, "text without control codes")));
      case "GeneralAuthorization" -> {
        String at = "/header/auth/secretsManager";
        Json.Obj secret = faults.object(auth, "/header/auth", "secretsManager");
        yield secret == null
            ? null
            : new Authorization.General(
                faults.text(secret, at, "arn", ARN, "the ARN of a secret"),
                faults.text(secret, at, "versionId", VERSION_ID, "32 to 64 of [a-zA-Z0-9-_]"));
      }
      case null, default -> {
        faults.add("/header/auth/type", "must be OAuth2.0 or GeneralAuthorization");
        yield null;
      }
    };
  }

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private static ReadCall refused(int code, String message) {
    return new ReadCall.Refused(OperationReply.refused(code, message));
  }
}
