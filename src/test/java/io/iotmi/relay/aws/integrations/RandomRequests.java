package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.RandomValues.WORD;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.TraceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As many random requests as wanted, all of them valid. */
final class RandomRequests {
  private final RandomValues values;
  private final RandomDevices devices;

  RandomRequests(long seed) {
    this.values = new RandomValues(seed);
    this.devices = new RandomDevices(values);
  }

  SendConnectorEvent next() {
    Operation operation = List.of(Operation.values()).get(values.below(4));
    boolean discovery = operation == Operation.DEVICE_DISCOVERY;
    return new SendConnectorEvent(
        values.text(WORD + "-_", 64),
        operation,
        values.maybe(() -> values.text("0123456789.", 6)),
        values.maybe(() -> 100 + values.below(451)),
        values.maybe(() -> new Sensitive(values.text(WORD + "_.,@-", 64))),
        values.maybe(() -> new Sensitive(values.text(WORD + "_.,@-", 256))),
        values.maybe(() -> values.text(WORD, 200)),
        values.maybe(() -> new TraceId(values.text(WORD + ":=_-", 128))),
        values.maybe(() -> new Sensitive(values.text(WORD + " \t_.,@-", 256))),
        discovery ? values.list(4, devices::next) : null,
        discovery ? null : values.maybe(this::endpoint));
  }

  private MatterEndpoint endpoint() {
    return new MatterEndpoint(
        values.maybe(() -> values.text(WORD, 64)),
        values.list(
            5,
            () ->
                new MatterCluster(
                    values.maybe(() -> values.text("0123456789", 24)),
                    values.maybe(() -> values.document(3)),
                    documents(),
                    documents())));
  }

  private Map<String, Json> documents() {
    Map<String, Json> byId = new LinkedHashMap<>();
    for (int i = values.below(6); i > 0; i--) {
      byId.put("0x" + i, values.document(2));
    }
    return byId;
  }
}
