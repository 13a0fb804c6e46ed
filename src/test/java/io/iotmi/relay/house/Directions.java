package io.iotmi.relay.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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

  /** Names of methods whose time tells where two values differ. */
  private static final Set<String> COMPARISONS =
      Set.of(
          "equals",
          "equalsIgnoreCase",
          "contentEquals",
          "compareToIgnoreCase",
          "deepEquals",
          "mismatch",
          "regionMatches",
          "matches");

  /** Ordering of times and numbers is none of them. */
  private static final Set<String> ORDERINGS = Set.of("compare", "compareTo", "compareUnsigned");

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
        "only vendor.jsonata knows JSONata",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".vendor.jsonata..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JSONATA));
    rules.put(
        "signatures are compared by MessageDigest.isEqual alone",
        noClasses()
            .that()
            .resideInAPackage(root + ".stage.verify..")
            .should()
            .callMethodWhere(comparesOtherwise()));
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
    rules.put(
        "only startup knows the adapters",
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".aws..", root + ".web..", root + ".startup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".aws..", root + ".web.."));
    rules.put(
        "in startup, only the wiring of function and tool knows the adapters",
        noClasses()
            .that()
            .resideInAPackage(root + ".startup..")
            .and()
            .haveSimpleNameNotEndingWith("Wiring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".aws..", root + ".web.."));
    rules.put(
        "adapters know ports, json and model",
        noClasses()
            .that()
            .resideInAnyPackage(root + ".aws..", root + ".web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                root + ".entry..",
                root + ".startup..",
                root + ".pipeline..",
                root + ".telemetry..",
                root + ".replay.command..",
                root + ".stage.decode..",
                root + ".stage.map..",
                root + ".stage.plan..",
                root + ".stage.report.."));
    rules.put(
        "signed calls know no service of AWS and no port",
        noClasses()
            .that()
            .resideInAPackage(root + ".aws.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                root + ".aws.dynamodb..",
                root + ".aws.sqs..",
                root + ".aws.integrations..",
                root + ".stage.."));
    rules.put(
        "services of AWS do not know each other",
        slices()
            .matching(root + ".aws.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(root + ".aws.http..")));
    rules.put(
        "startup is known to the edges alone",
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".entry..", root + ".startup..", root + ".replay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".startup.."));
    rules.put(
        "entry is known to no package",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".entry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".entry.."));
    rules.put(
        "only entry and startup know the pipeline",
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".entry..", root + ".startup..", root + ".pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".pipeline.."));
    rules.put(
        "only the edges read the environment",
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".entry..", root + ".logging..", root + ".replay")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class));
    rules.put(
        "only the edges read the clock",
        noClasses()
            .that()
            .resideInAnyPackage(
                root + ".model..",
                root + ".json..",
                root + ".vendor..",
                root + ".operation..",
                root + ".stage..",
                root + ".pipeline..",
                root + ".replay.*..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime"));
    rules.put(
        "what several invocations share does not change",
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(root + ".model..", root + ".pipeline..")
            .should()
            .beFinal());
    rules.putAll(ToolDirections.under(root));
    return rules;
  }

  /** What the JDK compares with, other than in constant time. */
  private static DescribedPredicate<JavaMethodCall> comparesOtherwise() {
    return describe(
        "compares values of texts or bytes otherwise",
        call -> {
          AccessTarget.MethodCallTarget target = call.getTarget();
          boolean ofTheJdk = target.getOwner().getPackageName().startsWith("java.");
          boolean ofBytes =
              target.getOwner().isEquivalentTo(Arrays.class)
                  || target.getOwner().isEquivalentTo(String.class)
                  || target.getOwner().isAssignableTo(Buffer.class);
          return ofTheJdk
              && (COMPARISONS.contains(target.getName())
                  || (ofBytes && ORDERINGS.contains(target.getName())));
        });
  }
}
