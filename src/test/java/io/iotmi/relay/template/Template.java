package io.iotmi.relay.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * {@code template.yaml} as it stands, the short forms of functions written out: {@code !Ref A}
 * becomes {@code {"Ref": "A"}}, {@code !GetAtt A.B} becomes {@code {"Fn::GetAtt": "A.B"}}.
 */
public record Template(JsonNode root) {

  public static Template read() {
    try {
      Yaml yaml = new Yaml(new Intrinsics());
      return new Template(
          new ObjectMapper().valueToTree(yaml.load(Files.readString(Path.of("template.yaml")))));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read template.yaml", e);
    }
  }

  /** The properties of a resource. */
  public JsonNode resource(String name) {
    return root.path("Resources").path(name).path("Properties");
  }

  public JsonNode parameters() {
    return root.path("Parameters");
  }

  /** The function's variables and their values, with those that all functions have. */
  public Map<String, JsonNode> variables(String function) {
    Map<String, JsonNode> all = new TreeMap<>();
    List.of(root.path("Globals").path("Function"), resource(function))
        .forEach(
            holder ->
                holder
                    .path("Environment")
                    .path("Variables")
                    .properties()
                    .forEach(v -> all.put(v.getKey(), v.getValue())));
    return all;
  }

  /** The function's variables as CloudFormation hands them to Lambda. */
  public Map<String, String> environment(String function, Map<String, String> given) {
    Resolution resolution = new Resolution(root, given);
    Map<String, String> environment = new TreeMap<>();
    variables(function).forEach((name, value) -> environment.put(name, resolution.text(value)));
    return environment;
  }

  /** Names of the resources of a type. */
  public SortedSet<String> ofType(String type) {
    TreeSet<String> names = new TreeSet<>();
    root.path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                names.add(resource.getKey());
              }
            });
    return names;
  }

  private static final class Intrinsics extends SafeConstructor {
    Intrinsics() {
      super(options());
      yamlMultiConstructors.put("!", new Intrinsic());
    }

    /** The template is this project's own, and repeats what its functions and alarms share. */
    private static LoaderOptions options() {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(200);
      return options;
    }

    private @Nullable Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalStateException("unexpected " + node.getNodeId());
      };
    }

    private final class Intrinsic extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object argument = value(node);
        return Map.of(
            name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name,
            argument == null ? "" : argument);
      }
    }
  }
}
