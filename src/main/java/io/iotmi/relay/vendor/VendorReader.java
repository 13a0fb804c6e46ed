package io.iotmi.relay.vendor;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.api.ApiReader;
import io.iotmi.relay.vendor.binding.BindingReader;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.component.ComponentTable;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.DoorReader;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.DurationMember;
import io.iotmi.relay.vendor.folder.FolderFaults;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Expression;
import io.iotmi.relay.vendor.jsonata.ExpressionFault;
import io.iotmi.relay.vendor.matter.MatterModel;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a vendor folder and checks all of it. */
public final class VendorReader {
  private static final String MAIN_FILE = "vendor.json";
  private static final String READINGS = "readings.jsonata";
  private static final String REQUESTS = "requests.jsonata";
  private static final String ANSWERS = "answers.jsonata";
  private static final Set<String> KNOWN = Set.of(MAIN_FILE, READINGS, REQUESTS, ANSWERS);
  private static final Pattern BINDINGS = Pattern.compile("bindings[^/]*\\.json");

  /** A person waits, and most devices need a second. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final Duration MAX_SKEW = Duration.ofHours(1);

  private final FolderFiles files;
  private final Bounds bounds;
  private final FolderFaults faults = new FolderFaults();

  private VendorReader(FolderFiles files, Bounds bounds) {
    this.files = files;
    this.bounds = bounds;
  }

  /**
   * Reads the folder of one vendor.
   *
   * @param bounds of each evaluation of an expression
   * @throws InvalidFolderException with every mistake of the folder
   */
  public static Vendor read(FolderFiles files, Bounds bounds) {
    VendorReader reader = new VendorReader(files, bounds);
    Vendor vendor = reader.vendor(reader.object(MAIN_FILE));
    if (vendor == null || !reader.faults.none()) {
      throw new InvalidFolderException(files.vendor(), reader.faults.list());
    }
    return vendor;
  }

  private @Nullable Vendor vendor(Declared main) {
    String name = main.needText("name");
    if (!name.isEmpty() && !name.equals(files.vendor())) {
      main.fault("name", "must be the name of the folder, " + files.vendor());
    }
    String version = main.needText("version");
    main.text("title");
    BodyFormat body = main.oneOf("body", BodyFormat.class, BodyFormat.JSON);
    ComponentTable components = ComponentTable.read(main);
    Door door = DoorReader.read(main);
    boolean asked = main.has("api");
    Api api = ApiReader.read(main, asks(REQUESTS, asked), asks(ANSWERS, asked));
    Duration staleSkew = staleSkew(main.object("stale"));
    Duration answerWithin = answerWithin(main.object("commands"));
    SilenceWatch silence = SilenceWatch.read(main);
    main.end();
    Expression readings = expression(READINGS);
    Bindings bindings = bindings();
    return readings == null
        ? null
        : new Vendor(
            name,
            version,
            body,
            components,
            door,
            api,
            staleSkew,
            answerWithin,
            silence,
            readings,
            bindings);
  }

  private static @Nullable Duration staleSkew(@Nullable Declared stale) {
    if (stale == null) {
      return null;
    }
    Duration skew = DurationMember.read(stale, "skew", SKEW, Duration.ZERO, MAX_SKEW);
    stale.end();
    return skew;
  }

  private static Duration answerWithin(@Nullable Declared commands) {
    if (commands == null) {
      return ANSWER_WITHIN;
    }
    Duration within =
        DurationMember.read(
            commands, "answerWithin", ANSWER_WITHIN, Duration.ofSeconds(1), Duration.ofMinutes(15));
    commands.end();
    return within;
  }

  /** An expression that goes with the member {@code api}. */
  private @Nullable Expression asks(String file, boolean asked) {
    if (!asked && files.text(file) != null) {
      faults.add(file, "", "goes with the member api of vendor.json, which is not there");
    }
    return asked ? expression(file) : null;
  }

  private @Nullable Expression expression(String file) {
    String text = files.text(file);
    if (text == null) {
      faults.add(file, "", "there is no such file");
      return null;
    }
    try {
      return Expression.compile(file, text);
    } catch (ExpressionFault e) {
      faults.add(file, e.place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Bindings bindings() {
    BindingReader reader = new BindingReader(MatterModel.load(), bounds);
    boolean any = false;
    for (String file : files.texts().keySet()) {
      if (BINDINGS.matcher(file).matches()) {
        any = true;
        reader.add(object(file));
      } else if (!KNOWN.contains(file)) {
        faults.add(
            file,
            "",
            "is none of vendor.json, readings.jsonata, requests.jsonata, answers.jsonata and"
                + " bindings*.json");
      }
    }
    if (!any) {
      faults.add("bindings.json", "", "there is no such file");
    }
    return reader.bindings();
  }

  /** The object that a JSON file holds; an empty one with a fault where it holds none. */
  private Declared object(String file) {
    String text = files.text(file);
    Json.Obj json = Json.Obj.EMPTY;
    try {
      if (text == null) {
        faults.add(file, "", "there is no such file");
      } else if (JsonReader.read(text) instanceof Json.Obj object) {
        json = object;
      } else {
        faults.add(file, "", "must hold a JSON object");
      }
    } catch (JsonSyntaxException e) {
      faults.add(file, "", String.valueOf(e.getMessage()));
    }
    return new Declared(file, "", json, faults);
  }
}
