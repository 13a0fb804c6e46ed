package io.iotmi.relay.local.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A valid request that holds every member of the model once. */
public final class WholeRequest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String WHOLE =
      """
      {"Operation": "DEVICE_DISCOVERY", "UserId": "u", "OperationVersion": "1.0",
       "StatusCode": 200, "Message": "fine", "DeviceDiscoveryId": "358275hbk3qr",
       "ConnectorDeviceId": "lamp", "TraceId": "9b75f3839b6140f=_1",
       "Devices": [{
         "ConnectorDeviceId": "lamp", "ConnectorDeviceName": "Küche 1",
         "DeviceMetadata": {"Brand": "b", "Model": ["any", 1]},
         "CapabilityReport": {
           "version": "1.0.0", "nodeId": "1",
           "endpoints": [{
             "id": "EP1", "deviceTypes": ["Refrigerator"], "parts": ["2"],
             "semanticTags": ["t.1"], "clientClusters": ["0x0006"],
             "clusters": [{
               "id": "0x0201", "revision": 1, "publicId": "matter.OnOff@1.4",
               "name": "On-Off", "specVersion": "1.4", "featureMap": 0, "fabricIndex": 0,
               "attributes": [{"id": "0x0000", "name": "n", "value": 1}, {}],
               "commands": ["0x00"], "events": [], "generatedCommands": ["1"]}]}]},
         "CapabilitySchemas": [{
           "Format": "ZCL", "CapabilityId": "zcl.x@$latest", "ExtrinsicId": "0x12",
           "ExtrinsicVersion": 10, "Schema": {}}]}],
       "MatterEndpoint": {"id": "1", "clusters": [{
         "id": "0x1003", "attributes": {"0x0000": [73]},
         "commands": {"0x03": {}}, "events": {"0x00": true}}]}}
      """;

  private WholeRequest() {}

  /** A copy that the test may change. */
  public static ObjectNode read() {
    try {
      return (ObjectNode) JSON.readTree(WHOLE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The request with another value at the place of the pointer. */
  static JsonNode with(String pointer, JsonNode value) {
    JsonNode request = read();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = request.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
    return request;
  }
}
