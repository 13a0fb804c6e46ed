package io.iotmi.relay.stage.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.VendorPayload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in none of the relay's own forms is a payload where a vendor is configured. */
final class VendorPayloadTest {
  private static final Source QUEUE = Decoding.sqs(null, Map.of("TraceId", "trace-1"), null);

  private static List<Decoded> decode(String body) {
    return new MessageDecoder(true)
        .decode(new InboundMessage(7, QUEUE, new Body.Text(Decoding.json(body))));
  }

  private static VendorPayload payload(String body) {
    return fromVendor(body).payload();
  }

  private static Decoded.FromVendor fromVendor(String body) {
    return assertInstanceOf(Decoded.FromVendor.class, decode(body).getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event':'on'}",
        "{'Message':'a word of the request form'}",
        "[{'id':1},{'id':2}]",
        "5",
        "id=1&on=true",
        "<xml/>"
      })
  void aBodyInNoFormOfTheRelayIsTakenAsItCame(String body) {
    assertEquals(VendorPayload.of(Decoding.json(body)), payload(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'Operation':'DEVICE_EVENT'}", "[{'Operation':'DEVICE_EVENT'}, {}]"})
  void anEventInTheRequestFormStaysOne(String body) {
    assertInstanceOf(Decoded.Understood.class, decode(body).getFirst());
  }

  @Test
  void aCloudEventStaysOne() {
    assertInstanceOf(Decoded.Understood.class, decode("{'specversion':'1.0','id':'1'}").getFirst());
  }

  @Test
  void anEmptyArrayHoldsNothing() {
    assertEquals(List.of(), decode("[]"));
  }

  @Test
  void aPayloadInAnEnvelopeOfACarrierIsTakenOut() {
    assertEquals(
        "{\"event\":\"on\"}",
        payload("{'source':'s','detail-type':'t','id':'i','detail':{'event':'on'}}").body());
  }

  @Test
  void aWebhookThatTheDoorQueuedComesBackWithHeadersAndPath() {
    VendorPayload posted =
        new VendorPayload(
            Map.of("x-event", "on"), "/webhook", Map.of("home", "1"), "{\"event\":\"on\"}");
    String queued = JsonWriter.ascii(posted.toJson());
    assertEquals(posted, payload(queued));
  }

  @Test
  void anObjectThatOnlyLooksLikeAQueuedWebhookIsABodyOfItsOwn() {
    assertEquals(
        VendorPayload.of(Decoding.json("{'vendorPayload':{'headers':{}}}")),
        payload("{'vendorPayload':{'headers':{}}}"));
  }

  @Test
  void itsEventsGoByTheTraceAndTheIdOfTheMessage() {
    var arrival = fromVendor("{'event':'on'}").arrivals().apply(2);
    assertEquals("trace-1", Objects.requireNonNull(arrival.trace()).value());
    assertEquals("m-1/2", Objects.requireNonNull(arrival.identities().carrier()).id());
    assertEquals(2, arrival.ref().position());
  }

  @Test
  void anArrayOfAVendorHasNoElementsOfTheRelay() {
    InboundMessage message =
        new InboundMessage(0, QUEUE, new Body.Text(Decoding.json("[{'id':1}]")));
    assertEquals(List.of(), new MessageDecoder(true).elements(message));
    assertEquals(List.of(Json.Obj.class), kinds(new MessageDecoder().elements(message)));
  }

  private static List<Class<?>> kinds(List<Json> elements) {
    return elements.stream().<Class<?>>map(Object::getClass).toList();
  }

  @Test
  void withoutAVendorNothingIsAPayload() {
    assertInstanceOf(Decoded.Unreadable.class, Decoding.decode(QUEUE, "{'event':'on'}").getFirst());
  }
}
