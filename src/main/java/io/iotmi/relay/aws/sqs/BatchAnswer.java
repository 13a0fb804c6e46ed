package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.ErrorCodes;
import io.iotmi.relay.model.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What SQS says of each entry of a batch, by the entry's id. An entry that is in neither may be
 * sent again. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html
 *
 * @param refused with the name of the error: what another try will not change
 */
record BatchAnswer(Set<String> successful, Map<String, String> refused) {

  static BatchAnswer of(Json.Obj answer) {
    Set<String> successful = new HashSet<>();
    for (Json.Obj entry : entries(answer, "Successful")) {
      String id = entry.text("Id");
      if (id != null) {
        successful.add(id);
      }
    }
    Map<String, String> refused = new HashMap<>();
    for (Json.Obj entry : entries(answer, "Failed")) {
      String id = entry.text("Id");
      if (id != null && isLasting(entry)) {
        String code = entry.text("Code");
        refused.put(id, code == null ? "" : code);
      }
    }
    return new BatchAnswer(successful, refused);
  }

  /** Nothing said yet. */
  static BatchAnswer empty() {
    return new BatchAnswer(new HashSet<>(), new HashMap<>());
  }

  void add(BatchAnswer other) {
    successful.addAll(other.successful);
    refused.putAll(other.refused);
  }

  boolean tells(String id) {
    return successful.contains(id) || refused.containsKey(id);
  }

  private static List<Json.Obj> entries(Json.Obj answer, String list) {
    return answer.get(list) instanceof Json.Arr(List<Json> items)
        ? items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList()
        : List.of();
  }

  /** Whether SQS blames the sender. It does so for some of what passes, too. */
  private static boolean isLasting(Json.Obj entry) {
    String code = entry.text("Code");
    boolean passes =
        code != null
            && (ErrorCodes.THROTTLING.contains(code) || ErrorCodes.TRANSIENT.contains(code));
    return !passes && entry.isTrue("SenderFault");
  }
}
