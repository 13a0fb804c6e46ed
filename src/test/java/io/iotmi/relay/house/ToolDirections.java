package io.iotmi.relay.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holds for the operator's tool, which travels with the function and is no part of it. */
final class ToolDirections {
  private ToolDirections() {}

  static Map<String, ArchRule> under(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "the tool knows two stages, what they know, and itself",
        classes()
            .that()
            .resideInAPackage(root + ".replay.*..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".replay.*..",
                root + ".stage.park..",
                root + ".stage.decode..",
                root + ".model..",
                root + ".json..",
                "java..",
                "org.jspecify.."));
    rules.put(
        "a visit does not know what is done with a message",
        noClasses()
            .that()
            .resideInAPackage(root + ".replay.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".replay.command.."));
    rules.put(
        "the edge of the tool is known to no package",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".replay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".replay"));
    rules.put(
        "the function does not know the tool",
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".replay..", root + ".aws..")
            .and()
            .haveSimpleNameNotStartingWith("Replay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".replay.."));
    return rules;
  }
}
