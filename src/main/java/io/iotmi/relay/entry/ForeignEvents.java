package io.iotmi.relay.entry;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.decode.EventForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What services of AWS give a function that has nothing to do with the relay. An event in a form of
 * the relay is none of it, whatever else it holds: its own check names the member that is too much.
 */
final class ForeignEvents {
  /** Only AWS's services may name such sources, so they are the only names that may be shown. */
  private static final Pattern SERVICE = Pattern.compile("aws[:.][a-z0-9.:-]{1,64}");

  /**
   * Members that stand in the events of services that name themselves nowhere. See
   * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
   */
  private static final Map<Set<String>, String> MARKS =
      Map.of(
          Set.of("awslogs"), "CloudWatch Logs",
          Set.of("CodePipeline.job"), "CodePipeline",
          Set.of("deliveryStreamArn", "records"), "Data Firehose",
          Set.of("invocationSchemaVersion", "tasks"), "S3 Batch Operations",
          Set.of("invokingEvent", "configRuleName"), "Config",
          Set.of("RequestType", "ResponseURL"), "CloudFormation",
          Set.of("triggerSource", "userPoolId"), "Cognito");

  private ForeignEvents() {}

  /** The service whose records these are, as far as they say so. */
  static Optional<String> ofRecords(List<Json> records) {
    return records.stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .filter(item -> !EventForm.isIn(item))
        .flatMap(item -> source(item).stream())
        .findFirst();
  }

  /** The service that such an object comes from; empty where it may be an event of the relay. */
  static Optional<String> of(Json.Obj event) {
    if (EventForm.isIn(event)) {
      return Optional.empty();
    }
    return source(event).or(() -> ofBus(event)).or(() -> marked(event));
  }

  private static Optional<String> source(Json.Obj item) {
    String lower = item.text("eventSource");
    String source = lower == null ? item.text("EventSource") : lower;
    return Optional.ofNullable(source).filter(name -> SERVICE.matcher(name).matches());
  }

  /**
   * The service of AWS that speaks for itself through EventBridge, such as a schedule. With a
   * relay's event as detail it is a carrier like any other source. See
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
   */
  private static Optional<String> ofBus(Json.Obj event) {
    return Optional.ofNullable(event.text("source"))
        .filter(source -> event.text("detail-type") != null && SERVICE.matcher(source).matches());
  }

  private static Optional<String> marked(Json.Obj event) {
    return MARKS.entrySet().stream()
        .filter(mark -> event.members().keySet().containsAll(mark.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
