package io.iotmi.relay.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one direction of dependencies, {@code entry → startup → pipeline → stage.* → vendor → json →
 * model}, with {@code aws} behind the ports. The rules take the root package, so that a planted
 * tree can prove that each of them is able to fail.
 */
final class Directions {
  private static final String JDK = "java..";
  private static final String CRYPTOGRAPHY = "javax.crypto..";
  private static final String NULLNESS = "org.jspecify..";
  private static final String LAMBDA = "com.amazonaws.services.lambda..";
  private static final String SDK = "software.amazon.awssdk..";
  private static final String JSONATA = "com.dashjoin..";
  private static final String JACKSON = "com.fasterxml.jackson..";

  private Directions() {}

  /** Every rule by a name that says what it demands. */
  static Map<String, ArchRule> under(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "model knows the JDK and itself",
        classes()
            .that()
            .resideInAPackage(root + ".model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(root + ".model..", JDK, NULLNESS));
    rules.put(
        "stages know the JDK, vendor, json, model and themselves",
        classes()
            .that()
            .resideInAPackage(root + ".stage..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".stage..",
                root + ".vendor..",
                root + ".model..",
                root + ".json..",
                JDK,
                CRYPTOGRAPHY,
                NULLNESS));
    rules.put(
        "of the stages, only verify and translate know vendors",
        noClasses()
            .that()
            .resideInAPackage(root + ".stage..")
            .and()
            .resideOutsideOfPackages(root + ".stage.verify..", root + ".stage.translate..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".vendor.."));
    rules.put(
        "vendor knows the JDK, json, model, JSONata and itself",
        classes()
            .that()
            .resideInAPackage(root + ".vendor..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".vendor..", root + ".model..", root + ".json..", JSONATA, JDK, NULLNESS));
    rules.put(
        "operations know the JDK, vendor, json, model and themselves",
        classes()
            .that()
            .resideInAPackage(root + ".operation..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".operation..",
                root + ".vendor..",
                root + ".model..",
                root + ".json..",
                JDK,
                NULLNESS));
    rules.put(
        "the port to a vendor's cloud knows the JDK, vendor, model and itself",
        classes()
            .that()
            .resideInAPackage(root + ".cloud")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".cloud", root + ".vendor..", root + ".model..", JDK, NULLNESS));
    rules.put(
        "a cloud that a folder drives knows the port, vendor, json, model, the JDK and itself",
        classes()
            .that()
            .resideInAPackage(root + ".cloud.http..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".cloud..",
                root + ".vendor..",
                root + ".json..",
                root + ".model..",
                JDK,
                CRYPTOGRAPHY,
                NULLNESS));
    rules.put(
        "only vendor.jsonata knows JSONata",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".vendor.jsonata..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JSONATA));
    rules.put(
        "stages do not know each other",
        slices().matching(root + ".stage.(*)..").should().notDependOnEachOther());
    rules.put(
        "the pace knows the JDK, model and itself",
        classes()
            .that()
            .resideInAPackage(root + ".stage.send.pace..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(root + ".stage.send.pace..", root + ".model..", JDK, NULLNESS));
    rules.put(
        "only json knows Jackson",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JACKSON));
    rules.put(
        "only aws knows the SDK",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SDK));
    rules.put(
        "only entry and telemetry know Lambda",
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".entry..", root + ".telemetry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LAMBDA));
    rules.putAll(OperationDirections.under(root));
    rules.putAll(AdapterDirections.under(root));
    rules.putAll(CallRules.under(root));
    rules.putAll(ToolDirections.under(root));
    return rules;
  }
}
