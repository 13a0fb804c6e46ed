package io.iotmi.relay.author.explain;

import io.iotmi.relay.author.explain.Variation.Tried;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Check;
import io.iotmi.relay.stage.verify.Refusal;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.DoorReader;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.FolderFaults;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the fewest changes to folder or capture with which a signature fits. */
final class Fitting {
  /** More take minutes to search, and then the folder is for another vendor. */
  private static final int MOST_CHANGES = 3;

  private static final Set<Refusal> OF_THE_SIGNATURE =
      EnumSet.of(
          Refusal.SIGNATURE_MISSING,
          Refusal.SIGNATURE_MALFORMED,
          Refusal.SIGNATURE_WRONG,
          Refusal.PART_MISSING);

  private final Judge judge;

  Fitting(Judge judge) {
    this.judge = judge;
  }

  /** The changes in the words of the author; nothing where none of them helps. */
  Optional<List<String>> changes(Json.Obj door, WebhookRequest request) {
    Tried start = new Tried(door, request);
    List<List<Variation>> groups = Variations.groups(request);
    for (int most = 1; most <= MOST_CHANGES; most++) {
      Optional<List<String>> found = changed(start, groups, most);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<List<String>> changed(Tried tried, List<List<Variation>> groups, int left) {
    if (left == 0) {
      return fits(tried) ? Optional.of(List.of()) : Optional.empty();
    }
    for (int i = 0; i < groups.size(); i++) {
      List<List<Variation>> others = groups.subList(i + 1, groups.size());
      for (Variation variation : groups.get(i)) {
        Optional<List<String>> rest = changed(variation.change().apply(tried), others, left - 1);
        if (rest.isPresent()) {
          return Optional.of(
              Stream.concat(Stream.of(variation.says()), rest.get().stream()).toList());
        }
      }
    }
    return Optional.empty();
  }

  private boolean fits(Tried tried) {
    Door door = DoorReader.read(declared(tried.door()));
    if (door == null) {
      return false;
    }
    List<Check> checks = judge.by(door).checks(tried.request());
    return checks.stream().anyMatch(check -> check.part() == Refusal.SIGNATURE_WRONG)
        && checks.stream()
            .filter(check -> OF_THE_SIGNATURE.contains(check.part()))
            .allMatch(Check::passed);
  }

  /** What else is wrong with such a folder does not matter here. */
  private static Declared declared(Json.Obj door) {
    return new Declared("vendor.json", "", new Json.Obj(Map.of("door", door)), new FolderFaults());
  }
}
