package io.iotmi.relay.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who knows the adapters, the wiring, the edge and the pipeline, and what adapters know. */
final class AdapterDirections {
  private AdapterDirections() {}

  static Map<String, ArchRule> under(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
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
    return rules;
  }
}
