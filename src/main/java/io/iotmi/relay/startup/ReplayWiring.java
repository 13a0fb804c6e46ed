package io.iotmi.relay.startup;

import io.iotmi.relay.aws.http.Credentials;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.aws.http.SignedHttp;
import io.iotmi.relay.aws.sqs.SqsOperatorQueue;
import io.iotmi.relay.replay.command.VendorFolder;
import io.iotmi.relay.replay.queue.OperatorQueue;
import io.iotmi.relay.replay.queue.QueueTrouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Builds the queues of an operator, who has credentials and a Region and no function. */
public final class ReplayWiring {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Ten messages of the largest size, escaped. */
  private static final int MAX_ANSWER = 32 * 1024 * 1024;

  private final SignedHttp http;
  private final Endpoints endpoints;
  private final InstantSource clock;

  /**
   * For one Region.
   *
   * @throws QueueTrouble where no credentials are found
   */
  public ReplayWiring(Map<String, String> environment, String region, InstantSource clock)
      throws QueueTrouble {
    Credentials credentials = new Credentials(environment::get);
    if (!credentials.found()) {
      throw new QueueTrouble(
          QueueTrouble.Kind.NO_CREDENTIALS,
          "no credentials: neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set, nor does"
              + " the default chain of the AWS SDK find any");
    }
    this.http = new SignedHttp(credentials, region, CONNECT_TIMEOUT, clock, MAX_ANSWER);
    this.endpoints = Endpoints.of(environment::get, region);
    this.clock = clock;
  }

  /**
   * The folder of a vendor.
   *
   * @throws InvalidSettingsException if there is no such folder, or with every mistake in it
   */
  public static VendorFolder folder(String vendor) {
    return new ReplayFolder(vendor);
  }

  /**
   * A queue by its URL.
   *
   * @throws InvalidSettingsException where the endpoint's variables are wrong
   */
  public OperatorQueue queue(String url) {
    try {
      return new SqsOperatorQueue(http, endpoints.sqs(), url, clock);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(List.of(String.valueOf(e.getMessage())));
    }
  }
}
