package io.iotmi.relay.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.iotmi.relay.startup.Settings;
import io.iotmi.relay.startup.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The function with a clock that is wrong by {@code CLOCK_SKEW_MILLIS}. What Lambda says of the
 * time left stays right, as it does where a host's clock is wrong: host and function read the same
 * one.
 */
public final class SkewedHandler implements RequestStreamHandler {
  private final ConnectorHandler handler;

  /** Called by the Lambda runtime. */
  public SkewedHandler() {
    Map<String, String> environment = System.getenv();
    Duration skew =
        Duration.ofMillis(Long.parseLong(environment.getOrDefault("CLOCK_SKEW_MILLIS", "0")));
    InstantSource clock = () -> InstantSource.system().instant().plus(skew);
    Settings settings = Settings.from(environment);
    Wiring wiring = new Wiring(settings, environment, clock);
    this.handler = new ConnectorHandler(settings.vendor() != null, wiring, null);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    handler.handleRequest(input, output, context);
  }
}
