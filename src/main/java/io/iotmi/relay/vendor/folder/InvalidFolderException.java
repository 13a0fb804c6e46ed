package io.iotmi.relay.vendor.folder;

import java.util.List;
import java.util.stream.Collectors;

/** A vendor folder with mistakes, all of them listed. */
public final class InvalidFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FolderFault> faults;

  public InvalidFolderException(String vendor, List<FolderFault> faults) {
    super(
        faults.stream()
            .map(fault -> "vendors/" + vendor + "/" + fault)
            .collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<FolderFault> faults() {
    return faults;
  }
}
