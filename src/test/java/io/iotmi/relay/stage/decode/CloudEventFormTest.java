package io.iotmi.relay.stage.decode;

import static io.iotmi.relay.stage.decode.Decoding.CLOUD_EVENT;
import static io.iotmi.relay.stage.decode.Decoding.arrival;
import static io.iotmi.relay.stage.decode.Decoding.cloudEvent;
import static io.iotmi.relay.stage.decode.Decoding.unreadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two modes of CloudEvents over HTTP, and the data that they may carry. */
final class CloudEventFormTest {
  private static final Map<String, String> BINARY =
      Map.of(
          "ce-specversion", "1.0",
          "ce-subject", "a",
          "content-type", "application/vnd.x+json; charset=utf-8");
  private static final String BEGIN = "{'specversion':'1.0','id':'1','source':'s','type':'t',";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json; charset=utf-8",
        "Application/CloudEvents-batch+json"
      })
  void readsAStructuredEventThatRepeatsItsAttributesAsHeaders(String type) {
    Source source =
        new Source.Http(Map.of("content-type", type, "ce-specversion", "1.0", "ce-id", "1"));
    assertEquals("/data", cloudEvent(source, CLOUD_EVENT, 0).dataPointer());
  }

  @Test
  void inBinaryModeTheBodyIsTheData() {
    CloudEvent found = cloudEvent(new Source.Http(BINARY), "[1]", 0);
    assertInstanceOf(Json.Arr.class, found.data());
    assertEquals("", found.dataPointer());
    assertEquals("header ce-", found.attributePointer());
  }

  @Test
  void inBinaryModeTheBodyMayBeEmpty() {
    assertEquals("", arrival(new Source.Http(BINARY), "").pointer());
  }

  @Test
  void aHeaderIsReadWithItsQuotesAndPercentSigns() {
    assertEquals(
        new Json.Text("café \"x\""),
        cloudEvent(binary("ce-subject", "\"caf%C3%A9 \\\"x\\\"\""), "{}", 0)
            .attributes()
            .get("subject"));
  }

  @Test
  void aHeaderThatIsNoTextIsRefused() {
    assertEquals("header ce-subject", unreadable(binary("ce-subject", "%FF"), "{}").pointer());
  }

  @Test
  void inBinaryModeOnlyJsonIsRead() {
    assertEquals(
        "header Content-Type", unreadable(binary("content-type", "text/plain"), "{}").pointer());
  }

  @Test
  void dataInBase64IsRead() {
    String encoded = Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8));
    CloudEvent found =
        cloudEvent(new Source.Direct(null), BEGIN + "'data_base64':'" + encoded + "'}", 0);
    assertEquals(Json.Obj.EMPTY, found.data());
    assertEquals("/data_base64#", found.dataPointer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'data_base64':'?'}", "'data_base64':1}", "'data':{},'data_base64':''}"})
  void dataThatIsNotBase64OrThereTwiceIsRefused(String end) {
    assertEquals("/data_base64", unreadable(new Source.Direct(null), BEGIN + end).pointer());
  }

  @Test
  void inStructuredModeOnlyJsonIsRead() {
    assertEquals(
        "/datacontenttype",
        unreadable(new Source.Direct(null), BEGIN + "'datacontenttype':'text/xml'}").pointer());
  }

  @Test
  void anotherVersionThanOneIsRefused() {
    assertEquals(
        "/specversion", unreadable(new Source.Direct(null), "{'specversion':'0.3'}").pointer());
  }

  private static Source binary(String header, String value) {
    Map<String, String> headers = new HashMap<>(BINARY);
    headers.put(header, value);
    return new Source.Http(headers);
  }
}
