package io.iotmi.relay.stage.decode;

import static io.iotmi.relay.stage.decode.Decoding.EVENT;
import static io.iotmi.relay.stage.decode.Decoding.arrival;
import static io.iotmi.relay.stage.decode.Decoding.decode;
import static io.iotmi.relay.stage.decode.Decoding.json;
import static io.iotmi.relay.stage.decode.Decoding.sns;
import static io.iotmi.relay.stage.decode.Decoding.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.CloudEvent;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.RequestForm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageDecoderTest {
  private static final String CLOUD_EVENT =
      "{'specversion':'1.0','id':'1','source':'s','type':'t','data':{'a':1}}";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json; charset=utf-8",
        "Application/CloudEvents-batch+json"
      })
  void readsAStructuredEventThatRepeatsItsAttributesAsHeaders(String type) {
    Source source =
        new Source.Http(Map.of("content-type", type, "ce-specversion", "1.0", "ce-id", "1"));
    CloudEvent event =
        assertInstanceOf(
            CloudEvent.class,
            assertInstanceOf(Decoded.Understood.class, decode(source, CLOUD_EVENT).getFirst())
                .event());
    assertEquals("/data", event.dataPointer());
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
  void readsBase64AndRefusesWhatIsNeitherBase64NorUtf8() {
    MessageDecoder decoder = new MessageDecoder();
    byte[] good = ("\uFEFF" + json(EVENT)).getBytes(StandardCharsets.UTF_8);
    Source source = new Source.Direct(null);
    String encoded = Base64.getEncoder().encodeToString(good);
    assertInstanceOf(
        Decoded.Understood.class,
        decoder.decode(new InboundMessage(0, source, new Body.Base64(encoded))).getFirst());
    String latin = Base64.getEncoder().encodeToString(new byte[] {'"', (byte) 0xE9, '"'});
    for (Map.Entry<String, String> bad :
        Map.of("%%", "not base64", latin, "not UTF-8").entrySet()) {
      Decoded found =
          decoder.decode(new InboundMessage(0, source, new Body.Base64(bad.getKey()))).getFirst();
      assertEquals(bad.getValue(), assertInstanceOf(Decoded.Unreadable.class, found).reason());
    }
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
    CloudEvent last =
        assertInstanceOf(CloudEvent.class, ((Decoded.Understood) found.get(2)).event());
    assertEquals("/2/", last.attributePointer());
    assertEquals("/2/data", last.dataPointer());
    assertEquals(new EventRef(7, 2), last.arrival().ref());
    assertEquals(List.of(), decode(new Source.Direct(null), "[]"));
  }

  @Test
  void takesOffEnvelopesOfAnyOrderButNotForever() {
    String bridge = "{'id':'eb','detail-type':'d','source':'v','detail':" + EVENT + "}";
    String sns = sns(bridge, "");
    Arrival found = arrival(new Source.Direct(null), sns);
    assertEquals("/Message#/detail", found.pointer());
    assertEquals(new GivenIdentity("eventbridge:v", "eb/0"), found.identities().given());
    assertEquals(
        new GivenIdentity("sns", "sns-1/0"),
        arrival(new Source.Direct(null), sns(EVENT, "")).identities().given());
    String three = "{'id':'e','detail-type':'d','source':'v','detail':" + sns + "}";
    assertEquals("/detail/Message#/detail", arrival(new Source.Direct(null), three).pointer());
    String four = "{'id':'e','detail-type':'d','source':'v','detail':" + three + "}";
    assertTrue(
        unreadable(new Source.Direct(null), four).reason().startsWith("wrapped in more than"));
    assertEquals("/Message", unreadable(new Source.Direct(null), sns("no", "")).pointer());
  }

  @Test
  void readsBinaryMode() {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce-specversion", "1.0");
    headers.put("ce-subject", "\"caf%C3%A9 \\\"x\\\"\"");
    headers.put("content-type", "application/vnd.x+json; charset=utf-8");
    CloudEvent found =
        assertInstanceOf(
            CloudEvent.class,
            ((Decoded.Understood) decode(new Source.Http(headers), "[1]").getFirst()).event());
    assertEquals(new Json.Text("café \"x\""), found.attributes().get("subject"));
    assertEquals("header ce-", found.attributePointer());
    assertEquals("", found.dataPointer());
    assertInstanceOf(Json.Arr.class, found.data());
    assertEquals("", arrival(new Source.Http(headers), "").pointer());
    headers.put("ce-subject", "%FF");
    assertEquals("header ce-subject", unreadable(new Source.Http(headers), "{}").pointer());
    headers.put("ce-subject", "a");
    headers.put("content-type", "text/plain");
    assertEquals("header Content-Type", unreadable(new Source.Http(headers), "{}").pointer());
  }

  @Test
  void readsOnlyJsonDataOfVersionOne() {
    String prefix = "{'specversion':'1.0','id':'1','source':'s','type':'t',";
    String encoded = Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8));
    CloudEvent found =
        assertInstanceOf(
            CloudEvent.class,
            ((Decoded.Understood)
                    decode(new Source.Direct(null), prefix + "'data_base64':'" + encoded + "'}")
                        .getFirst())
                .event());
    assertEquals(Json.Obj.EMPTY, found.data());
    assertEquals("/data_base64#", found.dataPointer());
    for (String bad :
        List.of("'data_base64':'?'}", "'data_base64':1}", "'data':{},'data_base64':''}")) {
      assertEquals("/data_base64", unreadable(new Source.Direct(null), prefix + bad).pointer());
    }
    assertEquals(
        "/datacontenttype",
        unreadable(new Source.Direct(null), prefix + "'datacontenttype':'text/xml'}").pointer());
    assertEquals(
        "/specversion", unreadable(new Source.Direct(null), "{'specversion':'0.3'}").pointer());
  }
}
