package io.iotmi.relay.vendor.folder;

import java.util.ArrayList;
import java.util.List;

/** Collects every mistake of one folder, so that its author sees them all at once. */
public final class FolderFaults {
  private final List<FolderFault> found = new ArrayList<>();

  public void add(String file, String place, String message) {
    found.add(new FolderFault(file, place, message));
  }

  public boolean none() {
    return found.isEmpty();
  }

  public List<FolderFault> list() {
    return List.copyOf(found);
  }
}
