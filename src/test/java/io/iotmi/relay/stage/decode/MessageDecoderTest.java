package io.iotmi.relay.stage.decode;

import static io.iotmi.relay.stage.decode.Decoding.CLOUD_EVENT;
import static io.iotmi.relay.stage.decode.Decoding.EVENT;
import static io.iotmi.relay.stage.decode.Decoding.arrival;
import static io.iotmi.relay.stage.decode.Decoding.cloudEvent;
import static io.iotmi.relay.stage.decode.Decoding.decode;
import static io.iotmi.relay.stage.decode.Decoding.json;
import static io.iotmi.relay.stage.decode.Decoding.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.CloudEvent;
import io.iotmi.relay.model.ThirdPartyEvent.RequestForm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder takes for an event, and what it refuses without showing it. */
final class MessageDecoderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "secret",
        "{'a':1,'a':2}",
        "'x'",
        "{'Operation':'\\ud800'}",
        "{'secret':1}",
        "{} {}"
      })
  void refusesWhatIsNoEventAndShowsNoContent(String body) {
    Decoded.Unreadable found = unreadable(new Source.Direct(null), body);
    assertEquals(new EventRef(7, 0), found.ref());
    assertTrue(!found.reason().isEmpty() && !found.reason().contains("secret"), found.reason());
  }

  @Test
  void refusesMoreEventsThanAReplyCanList() {
    Source source = new Source.Direct(null);
    assertEquals(10_000, decode(source, "[" + "0,".repeat(9_999) + "0]").size());
    assertEquals(1, decode(source, "[" + "0,".repeat(10_000) + "0]").size());
    assertEquals("", unreadable(source, "[" + "0,".repeat(10_000) + "0]").pointer());
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{'Operation':" + "[".repeat(300) + "]".repeat(300) + "}";
    assertTrue(unreadable(new Source.Direct(null), deep).reason().startsWith("nested deeper"));
  }

  @Test
  void readsBase64BehindAByteOrderMark() {
    byte[] good = ("\uFEFF" + json(EVENT)).getBytes(StandardCharsets.UTF_8);
    assertInstanceOf(Decoded.Understood.class, ofBase64(Base64.getEncoder().encodeToString(good)));
  }

  /** A quotation mark, é in Latin-1, and a quotation mark are no UTF-8. */
  @ParameterizedTest
  @CsvSource({"%%, not base64", "Iuki, not UTF-8"})
  void refusesWhatIsNeitherBase64NorUtf8(String body, String reason) {
    assertEquals(reason, assertInstanceOf(Decoded.Unreadable.class, ofBase64(body)).reason());
  }

  private static Decoded ofBase64(String body) {
    InboundMessage message = new InboundMessage(0, new Source.Direct(null), new Body.Base64(body));
    return new MessageDecoder().decode(message).getFirst();
  }

  @Test
  void refusesAnEncodedBody() {
    assertEquals(
        "header Content-Encoding",
        unreadable(new Source.Http(Map.of("content-encoding", "gzip")), EVENT).pointer());
    assertEquals(
        "", arrival(new Source.Http(Map.of("content-encoding", "identity")), EVENT).pointer());
  }

  @Test
  void readsEachElementOnItsOwn() {
    List<Decoded> found = decode(new Source.Direct(null), "[" + EVENT + ",3," + CLOUD_EVENT + "]");
    assertEquals(3, found.size());
    assertInstanceOf(RequestForm.class, ((Decoded.Understood) found.get(0)).event());
    assertEquals("/1", ((Decoded.Unreadable) found.get(1)).pointer());
    assertInstanceOf(CloudEvent.class, ((Decoded.Understood) found.get(2)).event());
  }

  @Test
  void namesThePlaceOfAnElementInItsArray() {
    CloudEvent second =
        cloudEvent(new Source.Direct(null), "[" + EVENT + "," + CLOUD_EVENT + "]", 1);
    assertEquals("/1/", second.attributePointer());
    assertEquals("/1/data", second.dataPointer());
    assertEquals(new EventRef(7, 1), second.arrival().ref());
  }

  @Test
  void findsNoEventInAnEmptyArray() {
    assertEquals(List.of(), decode(new Source.Direct(null), "[]"));
  }
}
