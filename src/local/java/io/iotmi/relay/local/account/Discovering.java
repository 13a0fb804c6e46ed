package io.iotmi.relay.local.account;

import io.iotmi.relay.local.conformance.rule.MadeCall;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Discoveries of all devices and of some. */
final class Discovering {
  private static final int SOME = 3;

  private final Recorder recorder;
  private final Waiting waiting;
  private final PassingTrouble trouble;
  private final Consumer<String> progress;

  Discovering(
      Recorder recorder, Waiting waiting, PassingTrouble trouble, Consumer<String> progress) {
    this.recorder = recorder;
    this.waiting = waiting;
    this.trouble = trouble;
    this.progress = progress;
  }

  void all(String account, Credential credential) {
    progress.accept("discover all devices with " + credential + ", with all retries at once");
    ServiceCall call = call(credential, List.of());
    recorder.callWithAllRetries(account, call);
    completed(call);
  }

  /** Some of those that were found; the endpoint refuses the first of its requests once. */
  void some(String account, Credential credential) {
    List<String> some = recorder.discovered(account).limit(SOME).toList();
    if (some.isEmpty()) {
      return;
    }
    progress.accept("discover " + some.size() + " devices with " + credential);
    ServiceCall call = call(credential, some).withVersion("1.0.0");
    trouble.onDiscovery(call.discoveryId());
    recorder.call(account, call, MadeCall.Purpose.OTHER_VERSION);
    completed(call);
  }

  /** Ids of discoveries are letters and digits. */
  private ServiceCall call(Credential credential, List<String> devices) {
    String id = "d" + UUID.randomUUID().toString().replace("-", "");
    return ServiceCall.discover(recorder.connectorId(), credential, id, devices);
  }

  private void completed(ServiceCall call) {
    if (recorder.seesEvents()) {
      waiting.until(
          () -> recorder.requests().stream().anyMatch(request -> completes(request, call)));
    }
  }

  private static boolean completes(ReceivedRequest request, ServiceCall call) {
    return request.accepted()
        && request.body().path("DeviceDiscoveryId").asText().equals(call.discoveryId())
        && request.body().path("StatusCode").asInt() == 200;
  }
}
