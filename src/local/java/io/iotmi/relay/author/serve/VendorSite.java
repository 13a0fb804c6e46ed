package io.iotmi.relay.author.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.author.Sample;
import io.iotmi.relay.author.signing.FolderCopy;
import io.iotmi.relay.author.signing.VendorSigner;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.http.LocalGateway;
import io.iotmi.relay.local.play.Arrivals;
import io.iotmi.relay.local.play.ServeSettings;
import io.iotmi.relay.local.play.StateView;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded stack with a folder, behind its HTTP address. */
public final class VendorSite implements AutoCloseable {
  private static final Pattern PAYLOAD = Pattern.compile("/payloads/(\\d{1,9})");

  private final EmbeddedStack stack;
  private final List<Sample> samples;
  private final Payloads payloads;
  private final StateView state;
  private final SamplePost post;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SqsPoller poller;
  private final LocalGateway gateway;

  /**
   * Starts everything.
   *
   * @param copies where the folder is copied to
   */
  public VendorSite(Path folder, Path copies, ServeSettings settings) throws IOException {
    FolderCopy copy = FolderCopy.of(folder, copies);
    InstantSource clock = InstantSource.system();
    samples = Sample.of(folder);
    stack =
        EmbeddedStack.start(
            StackSettings.usual()
                .withPorts(settings.stack())
                .withFunction(copy.function())
                .withEnvironment(copy.environment()));
    stack
        .secrets()
        .put(FolderCopy.SECRET_ARN, copy.signer().map(VendorSigner::secret).orElse("unused"));
    payloads = new Payloads(copy.vendor(), clock);
    Arrivals arrivals = new Arrivals();
    stack.log().listenToArrivals(arrivals::add);
    stack.log().listenToArrivals((requestId, event) -> payloads.add(event));
    state = new StateView(stack, arrivals);
    post =
        new SamplePost(
            copy.vendor(),
            copy.signer(),
            body -> stack.sqs().send(stack.events().url(), body, Map.of(), null, null, null),
            clock,
            http);
    poller = stack.poll(stack.events());
    gateway = LocalGateway.open(settings.page(), stack.function(), this::state, this::send, clock);
  }

  public String url() {
    return gateway.url();
  }

  List<Sample> samples() {
    return samples;
  }

  EmbeddedStack stack() {
    return stack;
  }

  private Optional<JsonNode> state(String path) {
    Matcher one = PAYLOAD.matcher(path);
    if (one.matches()) {
      return payloads.at(Integer.parseInt(one.group(1)));
    }
    Optional<JsonNode> shown = state.at(path);
    if (path.isEmpty() && shown.isPresent() && shown.get() instanceof ObjectNode all) {
      payloads.list(all);
    }
    return shown;
  }

  /** All samples, or the one that the path names. */
  private Optional<JsonNode> send(String path) {
    ArrayNode sent = JsonTrees.object().arrayNode();
    for (Sample sample : samples) {
      if (path.isEmpty() || path.equals("/" + sample.name())) {
        sent.add(post.send(sample, url() + "/webhook"));
      }
    }
    return sent.isEmpty() ? Optional.empty() : Optional.of(sent);
  }

  @Override
  public void close() {
    poller.close();
    gateway.close();
    http.close();
    stack.close();
  }
}
