package io.iotmi.relay.vendor.folder;

import java.util.List;

/** A vendor folder with mistakes, all of them listed. */
public final class InvalidFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FolderFault> faults;
  private final transient List<String> lines;

  public InvalidFolderException(String vendor, List<FolderFault> faults) {
    this(faults, faults.stream().map(fault -> "vendors/" + vendor + "/" + fault).toList());
  }

  private InvalidFolderException(List<FolderFault> faults, List<String> lines) {
    super(String.join("; ", lines));
    this.faults = List.copyOf(faults);
    this.lines = lines;
  }

  public List<FolderFault> faults() {
    return faults;
  }

  /** Each mistake with the path of its file. */
  public List<String> lines() {
    return lines;
  }
}
