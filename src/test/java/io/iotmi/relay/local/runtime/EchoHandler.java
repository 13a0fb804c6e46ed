package io.iotmi.relay.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that returns its event with its setting GREETING before it. */
public final class EchoHandler implements RequestStreamHandler {
  private final String greeting;

  public EchoHandler() {
    greeting = System.getenv().getOrDefault("GREETING", "");
    if (greeting.equals("refuse")) {
      throw new IllegalArgumentException("GREETING must not be refuse");
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    System.out.println("handling " + context.getFunctionName());
    switch (event) {
      case "fail" -> throw new IllegalStateException("asked to fail");
      case "exit" -> Runtime.getRuntime().halt(3);
      case "hang" -> hang();
      case "trace" ->
          output.write(
              String.valueOf(System.getProperty("com.amazonaws.xray.traceHeader"))
                  .getBytes(StandardCharsets.UTF_8));
      default -> output.write((greeting + event).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void hang() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
