package io.iotmi.relay.cloud.http;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
import io.iotmi.relay.vendor.reading.ReadingFault;
import io.iotmi.relay.vendor.reading.ReadingReader;
import java.util.List;

/**
 * Readings of an answer: those that the expression for answers gives itself, or those that the
 * expression for payloads finds in a part of it.
 */
final class PayloadReadings {
  private final Vendor vendor;
  private final Bounds bounds;

  PayloadReadings(Vendor vendor, Bounds bounds) {
    this.vendor = vendor;
    this.bounds = bounds;
  }

  /** Whether the object says where its readings are. */
  static boolean in(Json.Obj answer) {
    return answer.given("readings") != null || answer.given("read") != null;
  }

  ReadingReader.Result of(Json.Obj answer, String user) {
    Json read = answer.given("read");
    if (read == null) {
      return ReadingReader.read(answer.given("readings"));
    }
    Json.Obj payload =
        new JsonMembers()
            .add("headers", Json.Obj.EMPTY)
            .text("path", "")
            .add("query", new JsonMembers().text("user", user).object())
            .add("body", read)
            .object();
    return switch (vendor.readings().evaluate(payload, bounds)) {
      case Evaluated.Got got -> ReadingReader.read(got.json());
      case Evaluated.Failed failed -> {
        String place = failed.file() + " " + failed.place();
        yield new ReadingReader.Result(
            List.of(), List.of(new ReadingFault(place, place, "expression", failed.reason())));
      }
    };
  }
}
