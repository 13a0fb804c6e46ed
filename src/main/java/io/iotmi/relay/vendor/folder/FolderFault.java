package io.iotmi.relay.vendor.folder;

/**
 * One mistake in a vendor folder.
 *
 * @param file name within the folder
 * @param place RFC 6901 pointer in a JSON file, or {@code line 3, column 7} in an expression; empty
 *     for the whole file
 * @param message what is wrong; may quote the folder, which is written by its author and no secret
 */
public record FolderFault(String file, String place, String message) {
  @Override
  public String toString() {
    return place.isEmpty() ? file + ": " + message : file + " " + place + ": " + message;
  }
}
