package io.iotmi.relay.pipeline.job.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.pipeline.RelayedBatch;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.pipeline.operation.Connector;
import io.iotmi.relay.vendor.SilenceWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A connector whose vendor may tell nothing for six hours, and can then be asked eight times. */
final class SilentVendor {
  static final Duration SILENCE = Duration.ofHours(6);
  private static final String SECRET = "ada";
  private static final String CREDENTIAL = "{\"apiKey\": \"key-of-ada\"}";

  final Connector connector = new Connector(new SilenceWatch(SILENCE, 8));
  private int messages;

  /** Lamps of one user that are on and discovered; of the first one a payload has told it. */
  SilentVendor(int lamps) {
    connector.cloud.user(CREDENTIAL, "ada");
    connector.secret(SECRET, CREDENTIAL);
    for (int i = 1; i <= lamps; i++) {
      lamp(i, "on");
    }
    call("ActivateUser", "");
    discover("first");
    push("{'device': 'lamp-1', 'values': {'power': 'on'}}");
    connector.sent.clear();
  }

  void lamp(int number, String power) {
    connector.cloud.device("ada", "lamp-" + number, Map.of("power", new Json.Text(power)));
  }

  void discover(String id) {
    call("DiscoverDevices", discovery(id));
    connector.work();
  }

  static String discovery(String id) {
    return ", \"deviceDiscoveryId\": \"" + id + "\", \"connectorDeviceIdList\": []";
  }

  void call(String operation, String more) {
    assertEquals(200, connector.callWithSecret(operation, SECRET, more).code());
  }

  /** A payload on the event queue, with ' in place of ". */
  void push(String payload) {
    Source source =
        new Source.Sqs(
            "m" + messages++,
            "arn:q",
            null,
            null,
            connector.deadline(Duration.ZERO).end(),
            Map.of(),
            null,
            null,
            null);
    InboundMessage message =
        new InboundMessage(0, source, new Body.Text(payload.replace('\'', '"')));
    RelayedBatch _ =
        connector.pipeline.relayBatch(
            List.of(message), "push", connector.deadline(Duration.ofMinutes(1)));
  }

  /** The look that comes from time to time, and what follows from it. */
  Counts look() {
    boolean _ =
        connector.jobs.add(
            new Connector.Waiting(JobForm.write(new Job.Watch(Connector.ID)), Duration.ZERO));
    return connector.work().stream().map(JobResult::counts).reduce(Counts.NONE, Counts::plus);
  }

  Counts lookAfterSilence() {
    connector.passes(SILENCE);
    return look();
  }

  /** How often a state was read. */
  long reads() {
    return connector.cloud.asked().stream().filter(asked -> asked.startsWith("state ")).count();
  }

  /** The devices and values that were sent since the last call. */
  List<String> told() {
    List<String> told =
        connector.sent.stream()
            .filter(request -> request.operation() == Operation.DEVICE_EVENT)
            .map(SilentVendor::told)
            .toList();
    connector.sent.clear();
    return told;
  }

  private static String told(SendConnectorEvent request) {
    Json.Obj json = RequestJson.of(request);
    String endpoint = JsonWriter.ascii(Objects.requireNonNull(json.get("MatterEndpoint")));
    return json.text("ConnectorDeviceId") + " " + endpoint.replaceAll(".*\"0x0000\":|}.*", "");
  }
}
