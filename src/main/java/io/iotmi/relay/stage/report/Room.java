package io.iotmi.relay.stage.report;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;

/**
 * How large the body of a reply may be.
 *
 * @param bytes the most that it may take
 * @param asText whether another JSON document holds the body as text, as a reply to API Gateway
 *     does; each quotation mark then takes two bytes
 */
public record Room(int bytes, boolean asText) {

  int cost(Json value) {
    return asText ? JsonWriter.sizeAsText(value) : JsonWriter.size(value);
  }
}
