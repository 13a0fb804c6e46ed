package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.account.AccountLife;
import io.iotmi.relay.local.account.EndpointTrouble;
import io.iotmi.relay.local.account.Recorder;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.conformance.rule.Judge;
import io.iotmi.relay.local.conformance.rule.Transcript;
import io.iotmi.relay.local.endpoint.EndpointStandIn;
import io.iotmi.relay.local.endpoint.StandInSettings;
import io.iotmi.relay.local.service.CallingSide;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.RuntimeTarget;
import io.iotmi.relay.local.service.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A run against a scripted connector, by the same calling side as any other. */
final class ScriptedRun {
  private static final String CONNECTOR = "scripted-connector";
  private static final String REGION = "eu-west-1";
  private static final String KEY_ID = "AKIDSCRIPTED";
  private static final String SECRET = "not-a-secret";

  private ScriptedRun() {}

  static List<Judge.Judged> of(String planted) {
    return Judge.judge(transcript(planted, invoker -> invoker, true));
  }

  /** Without a sight of what the connector sends. */
  static List<Judge.Judged> repliesOnly() {
    return Judge.judge(transcript("", invoker -> invoker, false));
  }

  static Transcript transcript(String planted, Function<Target, Target> through, boolean events) {
    try (EndpointStandIn endpoint =
            EndpointStandIn.start(StandInSettings.of(REGION, KEY_ID, SECRET));
        ScriptedWork work = work(planted, endpoint)) {
      ScriptedVendor vendor = work.vendor();
      vendor.webhook(work::change);
      Target target =
          through.apply(
              new RuntimeTarget(new ScriptedConnector(planted, work), Duration.ofSeconds(30)));
      Recorder recorder =
          new Recorder(new CallingSide(target), CONNECTOR, events ? endpoint::requests : null);
      return new AccountLife(
              recorder,
              vendor,
              waiting(work),
              accounts(),
              new EndpointTrouble(endpoint),
              line -> {})
          .play();
    }
  }

  private static ScriptedWork work(String planted, EndpointStandIn endpoint) {
    SignedPost post = new SignedPost(endpoint.uri(), REGION, KEY_ID);
    return new ScriptedWork(
        planted, new ScriptedVendor(), new ScriptedSender(planted, post, CONNECTOR, SECRET));
  }

  private static SequencedMap<String, Credential> accounts() {
    SequencedMap<String, Credential> accounts = new LinkedHashMap<>();
    accounts.put("ada", new Credential.Token(ScriptedConnector.TOKEN));
    accounts.put(
        "ben",
        new Credential.Secret(
            "arn:aws:secretsmanager:eu-west-1:000000000000:secret:ben-AbCdEf",
            "11111111-2222-3333-4444-555555555555",
            ScriptedConnector.KEY));
    return accounts;
  }

  /** A scripted connector is done with what it was asked for. */
  private static Waiting waiting(ScriptedWork work) {
    return new Waiting() {
      @Override
      public void until(BooleanSupplier done) {
        work.finish();
      }

      @Override
      public void quiet() {
        work.finish();
      }
    };
  }
}
