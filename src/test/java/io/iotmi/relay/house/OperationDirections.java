package io.iotmi.relay.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holds for the operations that managed integrations calls, and for the work they leave. */
final class OperationDirections {
  private OperationDirections() {}

  static Map<String, ArchRule> under(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "jobs know the JDK, json, model and themselves",
        classes()
            .that()
            .resideInAPackage(root + ".job..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + ".job..", root + ".json..", root + ".model..", "java..", "org.jspecify.."));
    rules.put(
        "who answers a call does no job",
        noClasses()
            .that()
            .resideInAPackage(root + ".pipeline.operation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".pipeline.job.."));
    rules.put(
        "whose a call is depends on no operation's course",
        noClasses()
            .that()
            .resideInAPackage(root + ".pipeline.account..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".pipeline.job..", root + ".pipeline.operation.."));
    return rules;
  }
}
