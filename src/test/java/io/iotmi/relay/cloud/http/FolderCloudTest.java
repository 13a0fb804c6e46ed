package io.iotmi.relay.cloud.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.cloud.CloudAnswer.Unavailable;
import io.iotmi.relay.cloud.CommandProgress;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.cloud.VendorCloud.Done;
import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FolderCloudTest {
  private static final String PUT =
      "operation = 'command' ? {'method': 'PUT', 'path': ['devices', device, component], 'json':"
          + " values, 'headers': {'Idempotency-Key': trace}}";

  private static CloudAnswer<CommandProgress> command(AcmeCloud acme) {
    return acme.cloud()
        .command(
            AcmeCloud.TOKEN,
            new DeviceOrder(
                "lamp/1 ü",
                "u-1",
                "trace=_1",
                new VendorOrder.Put("main", Map.of("power", new Json.Text("on")), true)),
            acme.deadline());
  }

  private static CloudAnswer<List<Reading>> state(AcmeCloud acme) {
    return acme.cloud()
        .state(
            AcmeCloud.TOKEN,
            new StateRequest("lamp-1", "u-1", new VendorOrder.Read("main", List.of("power"))),
            acme.deadline());
  }

  @Test
  void aUsersTokenGoesAsBearerToTheAddressOfTheFolder() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['me']}", "{'user': body.id}").answers(200, "{'id': 'u-1'}");
    assertEquals(new Got<>("u-1"), acme.user());
    assertEquals(List.of("GET https://api.acme.test/v1/me"), acme.asked());
    assertEquals("Bearer token-1", acme.calls().getFirst().headers().get("Authorization"));
  }

  @Test
  void anIdOfAUserMayBeANumber() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['me']}", "{'user': body.id}").answers(200, "{'id': 70123}");
    assertEquals(new Got<>("70123"), acme.user());
  }

  @Test
  void anAnswerWithoutTheUserCannotBeRead() {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me']}", "{'user': body.id}").answers(200, "{}");
    assertEquals(new Refused<>(Refusal.UNREADABLE, "user: the answer names no user"), acme.user());
  }

  @Test
  void aCommandIsSentWithTheIdOfTheDevicePercentEncoded() {
    AcmeCloud acme = AcmeCloud.of(PUT, "{'sent': true}").answers(204, "");
    assertEquals(new Got<>(new CommandProgress.Sent()), command(acme));
    assertEquals(
        List.of("PUT https://api.acme.test/v1/devices/lamp%2F1%20%C3%BC/main"), acme.asked());
    VendorHttp.Call call = acme.calls().getFirst();
    assertEquals("trace=_1", call.headers().get("Idempotency-Key"));
    assertEquals("{\"power\":\"on\"}", AcmeCloud.body(call));
  }

  @Test
  void anAttemptIsToldByTheIdOfTheVendor() {
    AcmeCloud acme = AcmeCloud.of(PUT, "{'attempt': body.id}").answers(202, "{'id': 'a-1'}");
    assertEquals(new Got<>(new CommandProgress.Accepted("a-1")), command(acme));
  }

  @Test
  void aConfirmedCommandGivesTheStateThatTheAnswerHolds() {
    AcmeCloud acme =
        AcmeCloud.of(
                PUT,
                "{'confirmed': true, 'readings': {'device': device, 'values': {'power': body.is}}}")
            .answers(200, "{'is': 'on'}");
    CommandProgress got = AcmeCloud.got(command(acme));
    CommandProgress.Confirmed confirmed = assertInstanceOf(CommandProgress.Confirmed.class, got);
    assertEquals(1, confirmed.readings().size());
  }

  @Test
  void anAnswerThatSaysNothingOfTheCommandCannotBeRead() {
    AcmeCloud acme = AcmeCloud.of(PUT, "{}").answers(200, "{}");
    assertEquals(Refusal.UNREADABLE, assertInstanceOf(Refused.class, command(acme)).refusal());
  }

  @Test
  void anAnswerMayBeReadAsAPayloadIs() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['devices', device]}", "{'read': body}")
            .answers(200, "{'device': 'lamp-1', 'values': {'power': true}}");
    Reading got = AcmeCloud.got(state(acme)).getFirst();
    assertEquals("lamp-1", ((Reading.Values) got).device());
  }

  @Test
  void whatTheFolderDoesNotAskForIsNotOffered() {
    AcmeCloud acme = AcmeCloud.of(PUT, "{}");
    assertEquals(Refusal.NOT_OFFERED, assertInstanceOf(Refused.class, state(acme)).refusal());
    assertEquals(List.of(), acme.asked());
  }

  @Test
  void aVendorThatTellsAnywayNeedsNoSubscription() {
    AcmeCloud acme = AcmeCloud.of(PUT, "{}");
    assertEquals(
        new Got<>(Done.DONE), acme.cloud().subscribe(AcmeCloud.TOKEN, "u-1", acme.deadline()));
  }

  @Test
  void aSubscriptionNamesTheAddressOfTheDoor() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['hooks'], 'form': {'url': webhook}}", "{}").answers(201, "");
    assertEquals(
        new Got<>(Done.DONE), acme.cloud().subscribe(AcmeCloud.TOKEN, "u-1", acme.deadline()));
    assertEquals("url=https%3A%2F%2Frelay.test%2Fwebhook", AcmeCloud.body(acme.calls().getFirst()));
  }

  @Test
  void severalRequestsAreSentInTheirOrderAndEndWithTheFirstThatFails() {
    AcmeCloud acme =
        AcmeCloud.of("[{'path': ['a'], 'json': 1}, {'path': ['b'], 'json': 2}]", "{'sent': true}")
            .answers(200, "{}")
            .fails(Outage.TIMED_OUT, false);
    assertEquals(
        new Unavailable<CommandProgress>(Outage.TIMED_OUT, "command: no answer", true, null),
        command(acme));
  }

  @Test
  void aDeviceThatCannotBeReadDoesNotHideTheOthers() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['devices']}", "{'readings': {'devices': body}}")
            .answers(200, "[{'device': 'a', 'values': {}}, {'name': 'b', 'values': {}}]");
    DevicePage got =
        AcmeCloud.got(
            acme.cloud()
                .devices(
                    AcmeCloud.TOKEN, new PageRequest("u-1", List.of(), null), acme.deadline()));
    assertEquals(1, got.devices().size());
    assertEquals("/0/devices/1/device", got.faults().getFirst().place());
  }
}
