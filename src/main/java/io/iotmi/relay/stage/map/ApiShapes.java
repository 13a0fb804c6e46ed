package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Shape.Member.may;
import static io.iotmi.relay.stage.map.Shape.Member.needs;

import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.map.Scalar.OneOf;
import io.iotmi.relay.stage.map.Scalar.Text;
import io.iotmi.relay.stage.map.Scalar.Whole;
import io.iotmi.relay.stage.map.Shape.ListOf;
import io.iotmi.relay.stage.map.Shape.MapOf;
import io.iotmi.relay.stage.map.Shape.Struct;
import java.util.Arrays;
import java.util.List;

/**
 * The limits of the API, as data. Each structure stands under its name at
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_Types.html, the request itself at
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 */
final class ApiShapes {
  static final Shape DOCUMENT = new Shape.Document();
  static final Text CONNECTOR_ID = Text.of(1, 64, "[A-Za-z0-9_-]+");
  static final OneOf OPERATION =
      new OneOf(Arrays.stream(Operation.values()).map(Operation::name).toList());
  static final Text USER_ID = Text.of(1, 64, "[a-zA-Z0-9_.,@-]+");
  static final Text OPERATION_VERSION = Text.of(1, 6, "[0-9.]+");
  static final Whole STATUS_CODE = new Whole(100, 550);
  static final Text DISCOVERY_ID = Text.of(1, 200, "[A-Za-z0-9]+");
  static final Text CONNECTOR_DEVICE_ID = Text.of(1, 256, "[a-zA-Z0-9_.,@-]+");
  static final Text TRACE_ID = Text.of(1, TraceId.MAX_LENGTH, "[a-zA-Z0-9:=_-]+");
  static final Text ENDPOINT_ID = Text.of(1, 64, "[0-9a-zA-Z]+");

  private static final String NUMBER = "0[xX][0-9a-fA-F]+|[0-9]+";
  private static final Text MATTER_ID = Text.of(1, 24, NUMBER);
  private static final Text VERSIONED_ID =
      Text.of(7, 128, "[a-zA-Z0-9.]+@([0-9]+\\.[0-9]+(\\.[0-9]+)?|\\$latest)");
  private static final Text NAME = Text.of(1, 128, "[/a-zA-Z0-9._ -]+");
  private static final Whole REVISION = new Whole(1, 10);

  private static final Struct REPORTED_ATTRIBUTE =
      Struct.of(may("id", MATTER_ID), may("name", NAME), may("value", DOCUMENT));

  private static final Struct REPORTED_CLUSTER =
      Struct.of(
          needs("id", MATTER_ID),
          needs("revision", REVISION),
          may("publicId", VERSIONED_ID),
          may("name", NAME),
          may("specVersion", Text.of(1, 64, "[0-9]+\\.[0-9]+")),
          may("attributes", new ListOf(0, 100, REPORTED_ATTRIBUTE)),
          may("commands", new ListOf(0, 100, MATTER_ID)),
          may("events", new ListOf(0, 100, MATTER_ID)),
          may("featureMap", new Whole(0, 4_294_967_295L)),
          may("generatedCommands", new ListOf(0, 50, MATTER_ID)),
          may("fabricIndex", new Whole(0, 4_096)));

  private static final Struct REPORTED_ENDPOINT =
      Struct.of(
          needs("id", ENDPOINT_ID),
          needs("deviceTypes", new ListOf(0, 50, Text.of(0, 256, "[a-zA-Z0-9=_. ,@+\\-/]+"))),
          needs("clusters", new ListOf(0, 50, REPORTED_CLUSTER)),
          may("parts", new ListOf(0, 32, ENDPOINT_ID)),
          may("semanticTags", new ListOf(0, 32, Text.of(1, 128, "[0-9a-zA-Z._-]+"))),
          may("clientClusters", new ListOf(0, 32, MATTER_ID)));

  private static final Struct CAPABILITY_REPORT =
      Struct.of(
          needs("version", Text.of(1, 10, "1\\.0\\.0")),
          may("nodeId", Text.of(1, 64, "[a-zA-Z0-9=_.,@+\\-/]+")),
          needs("endpoints", new ListOf(0, 50, REPORTED_ENDPOINT)));

  private static final Struct CAPABILITY_SCHEMA =
      Struct.of(
          needs("Format", new OneOf(List.of("AWS", "ZCL", "CONNECTOR"))),
          needs("CapabilityId", VERSIONED_ID),
          needs("ExtrinsicId", Text.of(1, 10, NUMBER)),
          needs("ExtrinsicVersion", REVISION),
          needs("Schema", DOCUMENT));

  private static final Struct DEVICE =
      Struct.of(
          needs("ConnectorDeviceId", CONNECTOR_DEVICE_ID),
          may("ConnectorDeviceName", Text.of(1, 256, "[\\p{L}\\p{N} ._-]+")),
          needs("CapabilityReport", CAPABILITY_REPORT),
          may("CapabilitySchemas", new ListOf(0, 40, CAPABILITY_SCHEMA)),
          may("DeviceMetadata", DOCUMENT));

  /** The service publishes no ceiling. */
  static final ListOf DEVICES = new ListOf(0, Integer.MAX_VALUE, DEVICE);

  static final Struct MATTER_ENDPOINT =
      Struct.of(may("id", ENDPOINT_ID), may("clusters", clusters(DOCUMENT)));

  private ApiShapes() {}

  /** Clusters of an event; the API takes any document for their attributes. */
  static ListOf clusters(Shape attributes) {
    return new ListOf(
        1,
        MatterEndpoint.MAX_CLUSTERS,
        Struct.of(
            may("id", MATTER_ID),
            may("attributes", attributes),
            may("commands", new MapOf(1, MatterEndpoint.MAX_COMMANDS, MATTER_ID, DOCUMENT)),
            may("events", new MapOf(1, MatterEndpoint.MAX_EVENTS, MATTER_ID, DOCUMENT))));
  }

  static Text message(MessageRule rule) {
    return switch (rule) {
      case DOCUMENTED -> Text.of(1, 256);
      case MODEL -> Text.of(1, 256, "[\\sa-zA-Z0-9_.,@-]+");
    };
  }
}
