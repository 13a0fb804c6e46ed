package io.iotmi.relay.local.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.service.ServiceCall;
import java.util.ArrayList;
import java.util.List;

/** Discoveries that were taken, with what was sent for them. */
final class Discoveries {
  private Discoveries() {}

  static List<Job> of(Transcript transcript) {
    return transcript.taken(ServiceCall.DISCOVER).stream()
        .map(
            call ->
                new Job(
                    call,
                    transcript.accepted(
                        Transcript.DISCOVERY, "DeviceDiscoveryId", call.call().discoveryId())))
        .toList();
  }

  /** One device of a page. */
  record Device(String id, JsonNode tree) {}

  /** A call and the events for it, in their order. */
  record Job(MadeCall call, List<ReceivedRequest> pages) {
    String account() {
      return call.account();
    }

    List<Integer> codes() {
      return pages.stream().map(page -> page.body().path("StatusCode").asInt()).toList();
    }

    /** Index of the event that completes the job, -1 where there is none. */
    int last() {
      return codes().indexOf(200);
    }

    List<Device> devices() {
      List<Device> devices = new ArrayList<>();
      for (ReceivedRequest page : pages) {
        for (JsonNode device : page.body().path("Devices")) {
          devices.add(new Device(device.path("ConnectorDeviceId").asText(), device));
        }
      }
      return devices;
    }

    List<String> ids() {
      return devices().stream().map(Device::id).toList();
    }

    @Override
    public String toString() {
      return "discovery " + call.call().discoveryId();
    }
  }
}
