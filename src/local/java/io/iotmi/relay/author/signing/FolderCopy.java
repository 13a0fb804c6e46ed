package io.iotmi.relay.author.signing;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder as the embedded stack runs it: the author's, but for public keys, which are those of a
 * vendor played here.
 *
 * @param vendor as the author wrote it
 * @param classes where {@code vendors/NAME} stands
 * @param signer nothing where the folder has no door
 */
public record FolderCopy(Vendor vendor, Path classes, Optional<VendorSigner> signer) {
  /** Under which the stand-in of Secrets Manager holds the secret. */
  public static final String SECRET_ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:vendor-AbCdEf";

  private static final String MAIN = "vendor.json";

  /**
   * Copies a folder.
   *
   * @param into is made where it is missing
   */
  public static FolderCopy of(Path folder, Path into) throws IOException {
    String name = String.valueOf(folder.getFileName());
    FolderFiles files = FolderFiles.read(name, folder);
    Vendor vendor = VendorReader.read(files, Bounds.standard(System::nanoTime));
    Door door = vendor.door();
    Optional<VendorSigner> signer =
        Optional.ofNullable(door).map(opened -> VendorSigner.of(opened, vendor.body()));
    Path target = Files.createDirectories(into.resolve("vendors").resolve(name));
    for (Map.Entry<String, String> file : files.texts().entrySet()) {
      Files.writeString(target.resolve(file.getKey()), file.getValue());
    }
    Optional<String> key = signer.flatMap(VendorSigner::publicKey);
    if (key.isPresent()) {
      Json.Obj main = object(files.texts().getOrDefault(MAIN, "{}"));
      Json keys = new Json.Obj(Map.of("texts", new Json.Arr(List.of(new Json.Text(key.get())))));
      Files.write(
          target.resolve(MAIN),
          JsonWriter.bytes(with(main, List.of("door", "signature", "keys"), keys)));
    }
    return new FolderCopy(vendor, into, signer);
  }

  /** The built function, which finds this folder before any other of its name. */
  public FunctionSpec function() {
    FunctionSpec built = FunctionSpec.built();
    return built.from(classes, built.lib()).beside(built.classes());
  }

  /** The variables of the function. */
  public Map<String, String> environment() {
    return Map.of("VENDOR", vendor.name(), "VENDOR_SECRET", SECRET_ARN);
  }

  private static Json.Obj object(String text) {
    try {
      return JsonReader.read(text) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the folder has been read", e);
    }
  }

  private static Json.Obj with(Json.Obj object, List<String> path, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    Json inner = object.get(path.getFirst());
    members.put(
        path.getFirst(),
        path.size() == 1
            ? value
            : with(
                inner instanceof Json.Obj obj ? obj : Json.Obj.EMPTY,
                path.subList(1, path.size()),
                value));
    return new Json.Obj(members);
  }
}
