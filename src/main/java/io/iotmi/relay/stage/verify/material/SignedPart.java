package io.iotmi.relay.stage.verify.material;

/**
 * A piece of what a signature covers, for the author of a folder.
 *
 * @param name as the folder writes it, such as {@code {body}}; of an HTTP signature, the header's
 */
public record SignedPart(String name, byte[] bytes) {
  @Override
  public String toString() {
    return "SignedPart[" + name + ", " + bytes.length + "]";
  }
}
