package io.iotmi.relay.bench;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.DryRunHttp;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.map.Mapped;
import io.iotmi.relay.stage.map.MessageRule;
import io.iotmi.relay.stage.plan.Candidate;
import io.iotmi.relay.stage.plan.PlanRules;
import io.iotmi.relay.stage.plan.Planner;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the processor does for one event, without waiting for anybody: with the JVM that Lambda
 * gives, which stops at its first compiler.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "-Xmx512m",
      "--sun-misc-unsafe-memory-access=allow"
    })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HotPath {
  private static final URI ENDPOINT = URI.create("https://priming.invalid/connector-event/bench");

  private final MessageDecoder decoder = new MessageDecoder();
  private final EventMapper mapper = new EventMapper("bench", Set.of(), MessageRule.DOCUMENTED);
  private final Planner planner =
      new Planner(new PlanRules(PlanRules.Merge.LOSSLESS, 100, 262_144, true));
  private final AwsHttp http = new DryRunHttp("eu-west-1");
  private final InboundMessage message = message();
  private final List<ConnectorEvent> mapped = mapped();
  private final byte[] body = serialised(planned()).getFirst();

  /** Body of a message to events of the API, checked. */
  @Benchmark
  public List<ConnectorEvent> decode() {
    return mapped();
  }

  /** Events to requests in lanes. */
  @Benchmark
  public List<SendConnectorEvent> plan() {
    return planned();
  }

  /** Events to requests to their bytes. */
  @Benchmark
  public List<byte[]> serialise() {
    return serialised(planned());
  }

  /** Bytes to a signed request with its connection set up. */
  @Benchmark
  public Object sign() throws IOException {
    return signed(body);
  }

  /** All of it. */
  @Benchmark
  public Object whole() throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (ConnectorEvent event : mapped()) {
      candidates.add(new Candidate.Ready(event));
    }
    return signed(serialised(requests(candidates)).getFirst());
  }

  private Object signed(byte[] bytes) throws IOException {
    return http.post(
        new AwsHttp.AwsRequest(
            "iotmanagedintegrations",
            ENDPOINT,
            Map.of("Content-Type", "application/json"),
            bytes,
            Duration.ofSeconds(5)));
  }

  private List<ConnectorEvent> mapped() {
    List<ConnectorEvent> events = new ArrayList<>();
    for (Decoded decoded : decoder.decode(message)) {
      if (decoded instanceof Decoded.Understood(var event)
          && mapper.map(event) instanceof Mapped.Accepted(ConnectorEvent accepted)) {
        events.add(accepted);
      }
    }
    return events;
  }

  private List<SendConnectorEvent> planned() {
    List<Candidate> candidates = new ArrayList<>();
    for (ConnectorEvent event : mapped) {
      candidates.add(new Candidate.Ready(event));
    }
    return requests(candidates);
  }

  private List<SendConnectorEvent> requests(List<Candidate> candidates) {
    List<SendConnectorEvent> requests = new ArrayList<>();
    for (Lane lane : planner.plan(candidates).lanes()) {
      for (PlannedRequest request : lane.requests()) {
        requests.add(request.request());
      }
    }
    return requests;
  }

  private static List<byte[]> serialised(List<SendConnectorEvent> requests) {
    return requests.stream().map(request -> JsonWriter.bytes(RequestJson.of(request))).toList();
  }

  private static InboundMessage message() {
    return new InboundMessage(
        0, new Source.Direct(null), new Body.Text(SqsEvents.change("device-1")));
  }
}
