package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import io.iotmi.relay.vendor.reading.ReadingReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes pages of devices of answers. */
final class DevicePages {
  private static final int MAX_CURSOR = 2_048;

  private final PayloadReadings readings;

  DevicePages(PayloadReadings readings) {
    this.readings = readings;
  }

  CloudAnswer<DevicePage> page(Json.Obj answer, PageRequest request) {
    ReadingReader.Result found = readings.of(answer, request.user());
    List<Description> devices = new ArrayList<>();
    boolean any = false;
    for (Reading reading : found.readings()) {
      if (reading instanceof Reading.Page page) {
        any = true;
        devices.addAll(page.devices());
      }
    }
    if (!any) {
      return AnswerReader.unreadable(
          "devices",
          "the answer holds no page of devices"
              + (found.faults().isEmpty() ? "" : ", " + found.faults().getFirst().place()));
    }
    String next = next(answer);
    if (next != null && next.length() > MAX_CURSOR) {
      return AnswerReader.unreadable("devices", "the cursor of the next page is too long");
    }
    if (next != null && next.equals(request.cursor())) {
      return AnswerReader.unreadable("devices", "the next page is the same page again");
    }
    return new CloudAnswer.Got<>(new DevicePage(devices, next, found.faults()));
  }

  /** As JSON, so that a number stays one. */
  private static @Nullable String next(Json.Obj answer) {
    Json next = answer.given("next");
    return next == null ? null : JsonWriter.canonical(next);
  }
}
