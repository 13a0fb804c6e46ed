package io.iotmi.relay.local.account;

import io.iotmi.relay.local.conformance.rule.MadeCall;
import io.iotmi.relay.local.conformance.rule.MadeCall.Purpose;
import io.iotmi.relay.local.conformance.rule.Transcript;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import java.time.Instant;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * The life of accounts, from link to unlink, as managed integrations would live it with a
 * connector.
 */
public final class AccountLife {
  private final Recorder recorder;
  private final VendorSide vendor;
  private final Waiting waiting;
  private final SequencedMap<String, Credential> accounts;
  private final PassingTrouble trouble;
  private final Consumer<String> progress;

  /**
   * @param accounts by name; the first one is the one that is commanded
   * @param trouble that the endpoint has once
   * @param progress told what is being done
   */
  public AccountLife(
      Recorder recorder,
      VendorSide vendor,
      Waiting waiting,
      SequencedMap<String, Credential> accounts,
      PassingTrouble trouble,
      Consumer<String> progress) {
    this.recorder = recorder;
    this.vendor = vendor;
    this.waiting = waiting;
    this.accounts = accounts;
    this.trouble = trouble;
    this.progress = progress;
  }

  /** Plays all of it. */
  public Transcript play() {
    accounts.forEach(
        (name, credential) -> recorder.account(name, credential, vendor.devices(name)));
    refusals();
    accounts.forEach(this::link);
    waiting.quiet();
    recorder.linked(Instant.now());
    Discovering discovering = new Discovering(recorder, waiting, trouble, progress);
    accounts.forEach(discovering::all);
    accounts.forEach(discovering::some);
    Map.Entry<String, Credential> first = accounts.firstEntry();
    new Commanding(recorder, vendor, waiting, first.getKey(), first.getValue(), progress).all();
    if (recorder.seesEvents()) {
      progress.accept("the vendor reports a change");
      change(first.getKey());
    }
    accounts.forEach(this::unlink);
    return recorder.transcript();
  }

  private void refusals() {
    progress.accept("calls that are to be refused");
    Map.Entry<String, Credential> first = accounts.firstEntry();
    ServiceCall good = ServiceCall.activate(recorder.connectorId(), first.getValue());
    recorder.call(first.getKey(), good.withOperation("AWS.Reboot"), Purpose.UNKNOWN_OPERATION);
    recorder.call(first.getKey(), good.withoutCredential(), Purpose.NO_AUTHORIZATION);
  }

  private void link(String account, Credential credential) {
    progress.accept("link an account with " + credential);
    ServiceCall call = ServiceCall.activate(recorder.connectorId(), credential);
    recorder.call(account, call, Purpose.USUAL);
    recorder.callWithAllRetries(account, call);
    recorder.call(account, call.withVersion("1.0"), Purpose.OTHER_VERSION);
  }

  private void change(String account) {
    Instant at = Instant.now();
    vendor
        .change(account)
        .ifPresent(
            device -> {
              recorder.changed(account, device, at);
              waiting.until(
                  () ->
                      recorder.requests().stream()
                          .anyMatch(
                              request ->
                                  !request.at().isBefore(at)
                                      && request
                                          .body()
                                          .path("ConnectorDeviceId")
                                          .asText()
                                          .equals(device)));
            });
  }

  /** What the vendor reports afterwards must lead to nothing. */
  private void unlink(String account, Credential credential) {
    progress.accept("unlink the account with " + credential);
    ServiceCall call = ServiceCall.deactivate(recorder.connectorId(), credential);
    MadeCall made = recorder.callWithAllRetries(account, call);
    if (!recorder.seesEvents()) {
      return;
    }
    waiting.quiet();
    Instant silent = Instant.now();
    recorder.unlinked(account, made, silent);
    vendor.change(account).ifPresent(device -> recorder.changed(account, device, Instant.now()));
    waiting.quiet();
    recorder.revoked(account, vendor.revoked(account));
  }
}
